// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import fr.mercure.messages.MessageType;
import fr.mercure.web.Shell;
import java.util.List;

/// The reference: the API and the messages of the catalogue.
public record MessagesPage(Shell shell, List<MessageType> messages) {}
