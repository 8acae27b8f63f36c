package org.newswatch.servicekit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFilesTest {

  private static final int REPLACEMENTS = 50;
  private static final int LONG = 200_000;

  @TempDir Path folder;

  @Test
  void a_file_holds_what_it_was_replaced_with_and_nothing_is_left_beside_it() throws IOException {
    Path file = folder.resolve("file");
    DurableFiles.replace(file, bytes("the first, which is longer"));

    DurableFiles.replace(file, bytes("the second"));

    assertThat(file).hasContent("the second");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void a_reader_finds_the_old_or_the_new_but_nothing_between() throws Exception {
    Path file = folder.resolve("file");
    DurableFiles.replace(file, bytes("0".repeat(LONG)));
    var written = new CountDownLatch(1);
    Thread writer =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 1; i <= REPLACEMENTS; i++) {
                  DurableFiles.replace(file, bytes(Integer.toString(i % 10).repeat(LONG)));
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              } finally {
                written.countDown();
              }
            });

    while (written.getCount() > 0) {
      String read = Files.readString(file);
      assertThat(read).hasSize(LONG);
      assertThat(read.chars().distinct().count()).isEqualTo(1);
    }

    writer.join();
    assertThat(file).hasContent(Integer.toString(REPLACEMENTS % 10).repeat(LONG));
  }

  @Test
  void what_a_kill_left_half_written_is_written_over() throws IOException {
    Files.writeString(folder.resolve("file.part"), "much more than what comes in its place");

    DurableFiles.replace(folder.resolve("file"), bytes("whole"));

    assertThat(folder.resolve("file")).hasContent("whole");
  }

  @Test
  void a_replacement_that_fails_leaves_the_file_as_it_was() throws IOException {
    Path file = folder.resolve("file");
    DurableFiles.replace(file, bytes("kept"));
    Files.createDirectories(folder.resolve("file.part"));

    assertThatIOException().isThrownBy(() -> DurableFiles.replace(file, bytes("lost")));

    assertThat(file).hasContent("kept");
  }

  @Test
  void what_is_appended_takes_the_place_of_all_behind_the_beginning() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "what counts, and what a kill left behind it");

    DurableFiles.append(file, "what counts".length(), bytes(" and more"));

    assertThat(file).hasContent("what counts and more");
  }

  @Test
  void a_file_and_its_folders_are_made() throws IOException {
    Path appended = folder.resolve("a/b/appended");
    Path replaced = folder.resolve("c/d/replaced");

    DurableFiles.append(appended, 0, bytes("new"));
    DurableFiles.replace(replaced, bytes("new"));

    assertThat(appended).hasContent("new");
    assertThat(replaced).hasContent("new");
  }

  @Test
  void nothing_is_appended_to_a_file_that_has_lost_some_of_its_beginning() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "short");

    assertThatIOException()
        .isThrownBy(() -> DurableFiles.append(file, 100, bytes("more")))
        .withMessageContaining("has 5 bytes")
        .withMessageContaining("100");

    assertThat(file).hasContent("short");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_deleted_is_gone_and_may_have_been_before() throws Exception {
    Path file = folder.resolve("kept");
    DurableFiles.replace(file, new byte[] {1});

    DurableFiles.delete(file);
    DurableFiles.delete(file);

    assertThat(file).doesNotExist();
  }
}
