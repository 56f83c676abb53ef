// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import fr.mercure.kernel.Wording;

/// How sure a cause is.
public enum Evidence {
  /// The counterfactual succeeded, or the sign itself leaves no doubt.
  PROVEN(new Wording("prouvée", "proven")),
  /// Every sign is there, none speaks against it, the proof could not be made.
  PROBABLE(new Wording("très probable", "probable")),
  /// Some signs are there and the others could not be looked for. Never called the cause.
  POSSIBLE(new Wording("à vérifier", "to be verified"));

  private final Wording words;

  Evidence(Wording words) {
    this.words = words;
  }

  /// As people are told.
  public Wording words() {
    return words;
  }
}
