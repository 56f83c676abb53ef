// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import fr.mercure.web.Shell;
import java.util.List;
import java.util.Optional;

/// The certificates of a person, as shown.
///
/// @param presenting page at the door that ties one; empty where certificates do not serve
/// @param authorities whose certificates are accepted
/// @param lists whether revocation lists are kept
/// @param trial whether one may be made to try
/// @param done what was just changed, as a sentence
public record CertificateListPage(
    Shell shell,
    List<KnownCertificate> certificates,
    Optional<String> presenting,
    List<String> authorities,
    boolean lists,
    boolean trial,
    Optional<String> done) {}
