// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

/// What a writer of the register stores in one commit with others of its kind.
sealed interface Work permits Lodgement, Movement {}
