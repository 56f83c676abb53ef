// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site may set, under `mercure.identity`.
///
/// @param data folder of the key file that protects second-factor secrets; nodes of one site share
///   its content
/// @param sandbox whether invented people, companies and keys are made, and their codes shown
/// @param empty whether the sandbox starts without people
/// @param passwordTime time that one password hash should take on this machine
/// @param passwordMemoryMib memory of one hash; at most {@link PasswordHashes#AT_ONCE} run together
/// @param absolute longest session, whatever its activity
/// @param passkeyHost domain that passkeys are bound to: the one above all addresses of the site,
///   and never changed, or every passkey is lost
/// @param fresh time that a strong factor serves sealing acts, if not the one of {@link SealingAct}
/// @param signed acts for which a code is not enough: a passkey or a certificate must have signed
@ConfigurationProperties("mercure.identity")
record IdentitySettings(
    @DefaultValue("data") Path data,
    @DefaultValue("false") boolean sandbox,
    @DefaultValue("false") boolean empty,
    @DefaultValue("200ms") Duration passwordTime,
    @DefaultValue("32") int passwordMemoryMib,
    @DefaultValue("10h") Duration absolute,
    @DefaultValue("localhost") String passkeyHost,
    @Nullable Duration fresh,
    @DefaultValue Set<SealingAct> signed) {
  IdentitySettings {
    signed = Set.copyOf(signed);
    if (passwordMemoryMib < 19) {
      throw new IllegalArgumentException(
          "mercure.identity.password-memory-mib is %d; 19 is the least that resists guessing"
              .formatted(passwordMemoryMib));
    }
  }
}
