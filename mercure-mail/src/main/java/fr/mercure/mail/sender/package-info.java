// SPDX-License-Identifier: Apache-2.0
/// Who a message really comes from: SPF, DKIM and DMARC of what comes in ({@link SenderCheck}),
/// DKIM signatures on what leaves ({@link MailSigner}).
///
/// Names are asked through {@link Names}, so that tests need no network, and everything works
/// without: then a sender is simply not verified. No message is refused for what is found here;
/// readers are told.
@NamedInterface("sender")
@NullMarked
package fr.mercure.mail.sender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
