// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// A folder of a mailbox.
///
/// @param name whole path, levels parted by a slash
/// @param specialUse of RFC 6154, such as `\Sent`; may be empty
/// @param nextUid the UID that the next message gets, at least
/// @param highestModseq number of the last change in it
/// @param subscribed whether the person who asked has subscribed to it
public record Folder(
    long id,
    long mailbox,
    String name,
    String specialUse,
    long uidValidity,
    long nextUid,
    long highestModseq,
    boolean subscribed) {}
