// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;

/// Who can remove a cause.
public enum Side {
  WORKSTATION(2, new Wording("vous, sur ce poste", "you, on this workstation")),
  NETWORK(3, new Wording("votre service informatique (réseau)", "your IT department (network)")),
  PROXY(3, new Wording("votre service informatique (proxy)", "your IT department (proxy)")),
  SERVICE(
      4,
      new Wording(
          "le service lui-même : rien à faire chez vous",
          "the service itself: nothing to do on your side")),
  IDENTITY(5, new Wording("le fournisseur d’identité", "the identity provider"));

  private final int exitCode;
  private final Wording words;

  Side(int exitCode, Wording words) {
    this.exitCode = exitCode;
    this.words = words;
  }

  /// How the agent ends when a cause of this side blocks.
  public int exitCode() {
    return exitCode;
  }

  /// As people are told.
  public Wording words() {
    return words;
  }
}
