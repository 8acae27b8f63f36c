package org.newswatch.embedded;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch refuses to run as root. Then it runs as the user that Linux keeps for nobody, who
 * owns its folders. Folders on the way that only root may enter ({@code mktemp -d} makes such) are
 * opened to it by one capability, which lets it pass but not write.
 */
final class Unprivileged {

  private static final int ROOT = 0;
  static final int NOBODY = 65_534;

  /** Bit of CAP_DAC_READ_SEARCH in the kernel's capability masks. */
  private static final int READ_SEARCH_BIT = 2;

  private Unprivileged() {}

  /** Whether this process is root; told by the owner of a file that it makes in the folder. */
  static boolean isRoot(Path folder) throws IOException {
    if (!hasUnixOwners(folder)) {
      return false;
    }
    Path probe = Files.createTempFile(folder, "owner", "");
    try {
      return Files.getAttribute(probe, "unix:uid").equals(ROOT);
    } finally {
      Files.delete(probe);
    }
  }

  /** Gives the folders and all in them to nobody. */
  static void own(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes ignored)
                throws IOException {
              return chown(path);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes ignored)
                throws IOException {
              return chown(path);
            }
          });
    }
  }

  /**
   * The command that runs what follows it as nobody.
   *
   * @param mustReach folders and files that the server enters or reads
   * @throws EmbeddedStartException when the machine has no way to do so
   */
  static List<String> command(List<Path> mustReach) throws IOException {
    Path setpriv =
        onPath("setpriv")
            .orElseThrow(
                () ->
                    new EmbeddedStartException(
                        "Elasticsearch does not run as root, and setpriv, which would start it as another"
                            + " user, is not installed. Install it (Debian: apt-get install util-linux),"
                            + " or run as a normal user."));
    List<String> command =
        new ArrayList<>(
            List.of(
                setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    Path closed = firstClosed(mustReach);
    if (closed != null) {
      if (!mayReadAll()) {
        throw new EmbeddedStartException(
            "Elasticsearch does not run as root, and the user that it then runs as cannot enter %s."
                    .formatted(closed)
                + " Open it (chmod o+x), use a folder elsewhere, or run as a normal user.");
      }
      command.add("--inh-caps=+dac_read_search");
      command.add("--ambient-caps=+dac_read_search");
      // Without it access(2), which Java asks before it reads, does not see the capability.
      command.add("--securebits=+no_setuid_fixup");
    }
    return command;
  }

  /** The first folder on the ways that is not open to everybody, or null. */
  static @Nullable Path firstClosed(List<Path> mustReach) throws IOException {
    for (Path target : mustReach) {
      for (Path p = target.toRealPath(); p != null; p = p.getParent()) {
        PosixFilePermission needed =
            Files.isDirectory(p)
                ? PosixFilePermission.OTHERS_EXECUTE
                : PosixFilePermission.OTHERS_READ;
        if (!Files.getPosixFilePermissions(p).contains(needed)) {
          return p;
        }
      }
    }
    return null;
  }

  private static boolean mayReadAll() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("CapEff:")) {
        return new BigInteger(line.substring("CapEff:".length()).strip(), 16)
            .testBit(READ_SEARCH_BIT);
      }
    }
    return false;
  }

  private static FileVisitResult chown(Path path) throws IOException {
    if (hasUnixOwners(path)) {
      Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean hasUnixOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static Optional<Path> onPath(String program) {
    String path = System.getenv("PATH");
    String searched =
        (path == null ? "" : path + File.pathSeparator) + "/usr/bin" + File.pathSeparator + "/bin";
    for (String folder : searched.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
