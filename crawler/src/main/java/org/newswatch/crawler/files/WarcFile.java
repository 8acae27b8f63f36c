package org.newswatch.crawler.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * One WARC file, plain, compressed record by record, or compressed as a whole. What is broken is
 * told of with its place, and the rest is read.
 */
final class WarcFile {

  /** Broken records after which a file is given up. */
  static final int BROKEN_MAX = 1_000;

  /** How far back from damage the next member is looked for: it may have begun before. */
  private static final long LOOK_BACK_BYTES = 64 * 1024;

  private final Path path;
  private final String shown;
  private final WarcPages pages;
  private int broken;

  WarcFile(Path path, String shown, FileArticles articles) {
    this.path = path;
    this.shown = shown;
    this.pages = new WarcPages(articles, shown);
  }

  void read(Consumer<FileItem> items) throws IOException {
    try (FileWindow file = new FileWindow(path)) {
      boolean gzip = file.read() == 0x1F && file.read() == 0x8B;
      file.seek(0);
      if (gzip) {
        members(file, items);
      } else {
        records(plain(file), at -> shown + " at byte " + at, items);
      }
      if (broken >= BROKEN_MAX) {
        items.accept(
            new FileItem.Bad(
                shown,
                "too-many-bad",
                "more than " + BROKEN_MAX + " broken records: the rest is not read"));
      }
    }
  }

  private void members(FileWindow file, Consumer<FileItem> items) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      long expected = 0;
      while (broken < BROKEN_MAX && GzipMember.seek(file)) {
        long start = file.position();
        if (start > expected) {
          bad(expected, "bad-gzip", "no compressed record begins here", items);
        }
        GzipMember.Damaged damage = member(file, inflater, start, items);
        if (damage != null) {
          bad(start, "bad-gzip", "compressed data: " + damage.getMessage(), items);
          file.seek(Math.max(start + 1, file.position() - LOOK_BACK_BYTES));
          boolean more = GzipMember.seek(file);
          expected = file.position();
          if (!more) {
            return;
          }
        } else {
          expected = file.position();
        }
      }
      if (broken < BROKEN_MAX && file.position() > expected) {
        bad(expected, "bad-gzip", "no compressed record begins here", items);
      }
    } finally {
      inflater.end();
    }
  }

  private GzipMember.@Nullable Damaged member(
      FileWindow file, Inflater inflater, long start, Consumer<FileItem> items) throws IOException {
    GzipMember member;
    try {
      member = new GzipMember(file, inflater);
    } catch (GzipMember.Damaged e) {
      return e;
    }
    String place = shown + " at byte " + start;
    GzipMember.Damaged damage =
        records(member, at -> at == 0 ? place : place + ", decompressed byte " + at, items);
    if (damage == null && broken >= BROKEN_MAX) {
      return null;
    }
    return damage;
  }

  private GzipMember.@Nullable Damaged records(
      InputStream in, LongFunction<String> place, Consumer<FileItem> items) throws IOException {
    return new WarcRecords(
            in,
            new WarcRecords.Sink() {
              @Override
              public void record(long at, byte[] head, byte[] block) {
                pages.of(place.apply(at), head, block).ifPresent(item -> count(item, items));
              }

              @Override
              public void tooLarge(long at, long bytes) {
                items.accept(
                    new FileItem.Skipped(
                        place.apply(at),
                        "too-large",
                        bytes + " bytes, more than " + WarcRecords.BLOCK_BYTES_MAX));
              }

              @Override
              public boolean broken(long at, String detail) {
                count(new FileItem.Bad(place.apply(at), "bad-warc", detail), items);
                return broken < BROKEN_MAX;
              }
            })
        .read();
  }

  private void bad(long at, String reason, String detail, Consumer<FileItem> items) {
    count(new FileItem.Bad(shown + " at byte " + at, reason, detail), items);
  }

  private void count(FileItem item, Consumer<FileItem> items) {
    if (item instanceof FileItem.Bad) {
      broken++;
    }
    items.accept(item);
  }

  private static InputStream plain(FileWindow file) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return file.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return file.read(into, offset, length);
      }
    };
  }
}
