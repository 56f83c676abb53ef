// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// What a person reads when something went wrong: what, whether anything was saved, what to do, and
/// a number to give to support.
///
/// @param title one sentence, no code
/// @param what the cause
/// @param saved whether anything was sent or saved
/// @param remedy what to do now
/// @param code stable name of the kind of error, with a help page of its own
/// @param reference of this occurrence, written in the log beside the cause
public record ErrorPage(
    Shell shell,
    String title,
    String what,
    String saved,
    String remedy,
    String code,
    String reference) {}
