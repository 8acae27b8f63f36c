package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.newswatch.contract.Sha256;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.files.DurableFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of an archive and their manifests. */
final class ArchiveFolder {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          // Numbers that earlier builds did not write are 0.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final String LOCK = "lock";
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  ArchiveFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** What is archived of a topic, in the order in which it came. */
  List<ArchiveFile> files(Topic topic) throws ArchiveException {
    Path ofTopic = folder.resolve(ArchiveFile.folderOf(topic));
    if (!Files.isDirectory(ofTopic)) {
      return List.of();
    }
    var files = new ArrayList<ArchiveFile>();
    try (Stream<Path> all = Files.list(ofTopic)) {
      for (Path path : all.toList()) {
        if (path.getFileName().toString().endsWith(ArchiveFile.MANIFEST)) {
          files.add(read(path));
        }
      }
    } catch (IOException | JacksonException e) {
      throw new ArchiveException("the archive cannot be read: " + e.getMessage(), e);
    }
    files.sort(Comparator.comparing(ArchiveFile::day).thenComparing(ArchiveFile::number));
    return files;
  }

  private static ArchiveFile read(Path manifest) throws IOException {
    return JSON.readValue(Files.readAllBytes(manifest), ArchiveFile.class);
  }

  /** What is said of a file by now: it may have grown, or been written anew. */
  ArchiveFile now(ArchiveFile file) throws ArchiveException {
    try {
      return read(file.manifest(folder));
    } catch (IOException | JacksonException e) {
      throw new ArchiveException("the archive cannot be read: " + e.getMessage(), e);
    }
  }

  /** Takes away what a kill left of files that were being written anew. */
  void sweep(Topic topic) throws ArchiveException, IOException {
    Map<String, ArchiveFile> byStem = new HashMap<>();
    files(topic).forEach(file -> byStem.put(file.stem(), file));
    if (byStem.isEmpty()) {
      return;
    }
    try (Stream<Path> all = Files.list(folder.resolve(ArchiveFile.folderOf(topic)))) {
      for (Path path : all.toList()) {
        String name = path.getFileName().toString();
        ArchiveFile file = byStem.get(name.substring(0, Math.max(0, name.indexOf('.'))));
        if (file != null && file.isOtherGeneration(name)) {
          DurableFiles.delete(path);
        }
      }
    }
  }

  /**
   * Makes the folder this process's own until it is closed.
   *
   * @throws ArchiveException when another process writes in it, or it cannot be written
   */
  FileChannel claim() throws ArchiveException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new ArchiveException(
          "cannot use the archive's folder " + folder + " (" + e + "); name one you may write to",
          e);
    }
    throw new ArchiveException(
        "another process writes the archive in "
            + folder
            + "; stop it, or name another folder for another archive",
        null);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it
    }
  }

  /** Makes this what counts of a file. */
  void keep(ArchiveFile file) throws IOException {
    DurableFiles.replace(
        file.manifest(folder), (JSON.writeValueAsString(file) + "\n").getBytes(UTF_8));
  }

  /** The checksum of the beginning of a file, to go on with. */
  static MessageDigest digest(Path file, long bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    if (bytes == 0) {
      return digest;
    }
    byte[] buffer = new byte[BUFFER];
    long left = bytes;
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " is shorter than its manifest says");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
    }
    return digest;
  }
}
