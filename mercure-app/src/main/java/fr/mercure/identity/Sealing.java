// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that asks a person for a fresh strong factor, see {@link SealingAct}. Put it on the
/// page of the form too, so that the factor is asked before people type; a form sent later than
/// that is kept, and sent again once the factor is proven. Machines are not asked: their key is all
/// they have.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Sealing {
  SealingAct value();
}
