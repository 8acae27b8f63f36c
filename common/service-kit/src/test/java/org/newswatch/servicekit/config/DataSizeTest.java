package org.newswatch.servicekit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSizeTest {

  @Property
  void what_is_written_is_read_back(@ForAll @LongRange(min = 0) long bytes) {
    DataSize size = new DataSize(bytes % 1_000_000_000_000_000L);
    assertThat(DataSize.parse(size.toString())).isEqualTo(size);
  }

  @Test
  void units_are_powers_of_1024() {
    assertThat(DataSize.parse("5MiB").bytes()).isEqualTo(5 * 1024 * 1024);
    assertThat(DataSize.parse("2 GiB")).isEqualTo(DataSize.ofMebibytes(2048));
    assertThat(DataSize.parse("512")).hasToString("512B");
    assertThat(new DataSize(0)).hasToString("0B");
    assertThat(DataSize.parse("3GiB").toIntSaturated()).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "5MB", "-1", "5mib", "1e3", "999999999999999GiB"})
  void what_is_no_size_is_refused(String text) {
    assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
