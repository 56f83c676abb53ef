// SPDX-License-Identifier: Apache-2.0

/// The access check: why somebody cannot reach a service, one cause first, with its proof.
///
/// Probes make typed observations; observations give facts; the rows of `causes.txt` say which
/// facts name a cause and which *counterfactual* probe proves it ("the same works as soon as the
/// suspect is left out"). The engine is pure; only the probes touch the network, each within a
/// budget, and nothing but canary data crosses a channel that is not verified. Depends on the JDK
/// and the kernel alone: the agent runs on any workstation.
@NullMarked
package fr.mercure.access;

import org.jspecify.annotations.NullMarked;
