// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

/// One message in a list of messages.
///
/// @param when as short as the list needs: the hour today, the day before
/// @param deadline such as "09:55"; empty if no answer is expected
/// @param excerpt beginning of the text, on one line
/// @param current whether this message is shown beside the list
public record MailRow(
    String path,
    String sender,
    String subject,
    String when,
    boolean unread,
    boolean attachment,
    boolean official,
    String deadline,
    String excerpt,
    boolean current) {}
