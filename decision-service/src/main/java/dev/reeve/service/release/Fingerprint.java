package dev.reeve.service.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a look at folders costs little to see: path, size, modification time and identity of each
 * file, links followed. Two looks that differ mean an edit; a Kubernetes volume, which swaps a
 * link, shows as other file identities.
 */
record Fingerprint(TreeMap<String, String> stampByPath) {

  static Fingerprint of(List<Path> folders) throws IOException {
    TreeMap<String, String> stamps = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          if (!PlainFolder.isOfModule(path)) {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            if (seen.isRegularFile()) {
              stamps.put(
                  folder + "|" + path,
                  seen.size()
                      + "|"
                      + seen.lastModifiedTime()
                      + "|"
                      + Objects.toString(seen.fileKey()));
            }
          }
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return new Fingerprint(stamps);
  }
}
