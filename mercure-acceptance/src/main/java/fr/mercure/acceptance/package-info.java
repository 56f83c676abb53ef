// SPDX-License-Identifier: Apache-2.0

/// Benchmarks that print ratios against a baseline measured in the same run; they judge nothing by
/// themselves and are not tests.
@NullMarked
package fr.mercure.acceptance;

import org.jspecify.annotations.NullMarked;
