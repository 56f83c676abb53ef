// SPDX-License-Identifier: Apache-2.0
@NullMarked
package fr.mercure.kernel;

import org.jspecify.annotations.NullMarked;
