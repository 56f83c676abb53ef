// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site decides about its official messages.
///
/// @param answerWithin time given to answer a request, from its sending
/// @param officersConsultDays working days that may pass from one consultation of the mailbox of an
///   office to the next
/// @param operatorsConsultDays days that may pass from one consultation of the mailbox of a company
///   to the next
/// @param remindReaders how long before a consultation is due its readers are reminded
/// @param remindDeputies how long before it is due their deputies are told
/// @param documents codes asked for when a declaration is put under documentary control
@ConfigurationProperties("mercure.messaging")
record MessagingSettings(
    @DefaultValue("24h") Duration answerWithin,
    @DefaultValue("1") int officersConsultDays,
    @DefaultValue("7") int operatorsConsultDays,
    @DefaultValue("4h") Duration remindReaders,
    @DefaultValue("1h") Duration remindDeputies,
    @DefaultValue({"N380", "N741"}) List<String> documents) {
  MessagingSettings {
    if (answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("mercure.messaging.answer-within must be positive");
    }
    if (officersConsultDays < 1 || operatorsConsultDays < 1) {
      throw new IllegalArgumentException("mercure.messaging.*-consult-days must be 1 at least");
    }
    if (remindDeputies.isNegative() || remindReaders.compareTo(remindDeputies) < 0) {
      throw new IllegalArgumentException(
          "mercure.messaging.remind-readers must not be shorter than remind-deputies");
    }
    documents = List.copyOf(documents);
  }
}
