// SPDX-License-Identifier: Apache-2.0
package fr.mercure.mail.sender;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The name servers that this machine is told to ask.
public final class DnsNames implements Names {
  private static final int MOST = 50;

  private final Resolver resolver;

  private DnsNames(Resolver resolver) {
    this.resolver = resolver;
  }

  /// Asks each server no longer than this.
  public static Names within(Duration longest) {
    var resolver = new ExtendedResolver();
    resolver.setTimeout(longest);
    resolver.setRetries(1);
    return new DnsNames(resolver);
  }

  @Override
  public List<String> ask(Kind kind, String name) throws Unanswered {
    try {
      var lookup = new Lookup(Name.fromString(name, Name.root), Type.value(kind.name()));
      lookup.setResolver(resolver);
      Record[] found = lookup.run();
      return switch (lookup.getResult()) {
        case Lookup.SUCCESSFUL -> values(found);
        case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
        default -> throw new Unanswered(kind + " " + name);
      };
    } catch (TextParseException e) {
      return List.of();
    }
  }

  private static List<String> values(Record[] found) {
    return Arrays.stream(found)
        .sorted(
            Comparator.comparingInt(record -> record instanceof MXRecord mx ? mx.getPriority() : 0))
        .flatMap(DnsNames::value)
        .limit(MOST)
        .toList();
  }

  private static Stream<String> value(Record record) {
    return switch (record) {
      case TXTRecord txt -> Stream.of(String.join("", txt.getStrings()));
      case ARecord a -> Stream.of(a.getAddress().getHostAddress());
      case AAAARecord aaaa -> Stream.of(aaaa.getAddress().getHostAddress());
      case MXRecord mx -> Stream.of(mx.getTarget().toString(true));
      case PTRRecord ptr -> Stream.of(ptr.getTarget().toString(true));
      default -> Stream.empty();
    };
  }
}
