// SPDX-License-Identifier: Apache-2.0

/// Registers of others: INSEE Sirene for establishments, the EOS base of the Union for EORI
/// numbers, VIES for VAT numbers. Asks one question and says what was answered, or that nobody
/// answered; never throws, never waits long, never reads more than a few kilobytes. Knows no
/// company of ours and decides nothing: `identity` keeps answers and judges by them.
@NullMarked
package fr.mercure.identity.registers;

import org.jspecify.annotations.NullMarked;
