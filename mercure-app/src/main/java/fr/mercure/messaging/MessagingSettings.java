// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site decides about its official messages.
///
/// @param answerWithin time given to answer a request, from its sending
/// @param documents codes asked for when a declaration is put under documentary control
@ConfigurationProperties("mercure.messaging")
record MessagingSettings(
    @DefaultValue("24h") Duration answerWithin,
    @DefaultValue({"N380", "N741"}) List<String> documents) {
  MessagingSettings {
    if (answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("mercure.messaging.answer-within must be positive");
    }
    documents = List.copyOf(documents);
  }
}
