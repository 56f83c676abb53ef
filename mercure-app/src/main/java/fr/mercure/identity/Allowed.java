// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint, page or API alike. Every handler method carries one; a method without
/// it is refused to all, and a test fails.
///
/// - `@Allowed(EXPRESS_LODGE)`: holders of the right; of any one of them if several are given.
/// - `@Allowed`: whoever is signed in, with every factor, or holds a key.
/// - `@Allowed(firstFactor = true)`: whoever has proven the first factor, to read why they are
///   stopped; there is an `Optional<Actor>` then, present once all factors are proven.
/// - `@Allowed(anyone = true)`: without signing in.
///
/// Rights say what one may do, not on whose rows: reads take the {@link Actor} for that.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
  /// Any one of these; none means that being signed in is enough.
  Right[] value() default {};

  /// No sign-in needed. Excludes {@link #value}.
  boolean anyone() default false;

  /// The first factor is enough. Excludes {@link #value} and {@link #anyone}.
  boolean firstFactor() default false;
}
