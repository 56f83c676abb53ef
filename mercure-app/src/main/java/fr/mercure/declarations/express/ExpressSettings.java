// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How strict and how real this procedure is.
///
/// @param sandbox whether the wishes of [SandboxWish] are granted
/// @param checkDigits whether the check digit of a quoted MRN must hold
@ConfigurationProperties("mercure.express")
record ExpressSettings(
    @DefaultValue("false") boolean sandbox, @DefaultValue("true") boolean checkDigits) {}
