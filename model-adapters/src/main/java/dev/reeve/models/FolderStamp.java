package dev.reeve.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a look at one model folder costs little to see: size, modification time and identity of each
 * file, and where the system tells when its rights last changed; links followed. Two looks that
 * differ mean a change.
 */
record FolderStamp(Map<String, String> stampByName) {

  static FolderStamp of(Path folder) throws IOException {
    Map<String, String> stamps = new TreeMap<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path file : (Iterable<Path>) children::iterator) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".")) {
          stamps.put(name, stamp(file));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new FolderStamp(stamps);
  }

  /** The stamp of a folder; that of an empty one if it cannot be read. */
  static FolderStamp orEmpty(Path folder) {
    try {
      return of(folder);
    } catch (IOException e) {
      return new FolderStamp(Map.of());
    }
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes seen = attributes(file);
    String content = seen.size() + "|" + seen.lastModifiedTime() + "|" + seen.fileKey();
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix && Files.exists(file)
        ? content + "|" + Files.getAttribute(file, "unix:ctime")
        : content;
  }

  /** Those of a link itself where it leads nowhere. */
  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
