// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "192.0.2.7, 192.0.2.7",
    "unknown, unknown"
  })
  void writesAnAddressAsPeopleDo(String address, String written) {
    assertThat(ClientAddress.shortened(address)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "2001:db8:1:2:3::4, 2001:db8:1::/48",
    "0:0:0:0:0:0:0:1, ::/48",
    "unknown, ''"
  })
  void keepsTheStartOfAnAddress(String address, String kept) {
    assertThat(ClientAddress.network(address)).isEqualTo(kept);
  }
}
