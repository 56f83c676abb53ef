// SPDX-License-Identifier: Apache-2.0
@NullMarked
package fr.mercure;

import org.jspecify.annotations.NullMarked;
