// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail;

/// A mailbox as one person sees it.
///
/// @param access what that person may do in it today
/// @param functional shared by an office or a service, not one person's own
/// @param used bytes
/// @param quota bytes
public record Mailbox(
    long id,
    String address,
    String name,
    boolean functional,
    Access access,
    long used,
    long quota) {
  public boolean allows(Access needed) {
    return access.covers(needed);
  }
}
