package dev.reeve.service.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The database file of a journal: opens connections, creates the tables, refuses other files. */
final class SqliteDatabase {
  /** "REEV": marks the file as a journal. */
  private static final int APPLICATION_ID = 0x52454556;

  private static final int VERSION = 1;
  private static final int BUSY_MILLIS = 5_000;

  private final Path file;
  private final Preparation writerPreparation;

  /** Something to do with a new connection. */
  @FunctionalInterface
  interface Preparation {
    void prepare(Connection connection) throws SQLException;
  }

  SqliteDatabase(Path file) {
    this(file, connection -> {});
  }

  SqliteDatabase(Path file, Preparation writerPreparation) {
    this.file = file.toAbsolutePath().normalize();
    this.writerPreparation = writerPreparation;
  }

  Path file() {
    return file;
  }

  /** Creates the folder; says why no journal can be here. */
  void prepareFolder() {
    Path folder = Objects.requireNonNull(file.getParent(), "an absolute path of a file");
    if (Files.isDirectory(file)) {
      throw refused(
          "is a folder. Choose the path of a file, such as (" + file.resolve("journal.db") + ").",
          null);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused(
          "cannot be created in folder ("
              + folder
              + "): "
              + e
              + ". Choose a folder that this user may write.",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw refused(
          "lies in a folder that is read-only ("
              + folder
              + "). Make it writable for this user, or choose another folder.",
          null);
    }
  }

  /** The connection that writes; creates the tables of a new journal. */
  Connection writer() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(64 << 20);
    Connection connection = config.createConnection(url());
    try {
      createTables(connection);
      writerPreparation.prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection that only reads, and never waits for the one that writes. */
  Connection reader() throws SQLException {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    Connection connection = config.createConnection(url());
    try {
      requireJournal(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-32 * 1024);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private void createTables(Connection connection) throws SQLException {
    if (number(connection, "select count(*) from sqlite_schema") > 0) {
      requireJournal(connection);
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "begin immediate;"
              + schema()
              + "pragma application_id = %d; pragma user_version = %d; commit"
                  .formatted(APPLICATION_ID, VERSION));
    }
  }

  private void requireJournal(Connection connection) throws SQLException {
    long id = number(connection, "pragma application_id");
    if (id != APPLICATION_ID) {
      throw refused(
          "is an SQLite database, but no journal (application_id " + id + "). Choose another path.",
          null);
    }
    long version = number(connection, "pragma user_version");
    if (version != VERSION) {
      throw refused(
          "has version ("
              + version
              + "), this program knows ("
              + VERSION
              + "). Use the program that wrote it.",
          null);
    }
  }

  private JournalUnavailableException refused(String why, @Nullable Throwable cause) {
    return new JournalUnavailableException("Journal (" + file + ") " + why, cause);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String schema() {
    try (InputStream in = SqliteDatabase.class.getResourceAsStream("/journal/schema.sql")) {
      return new String(
          Objects.requireNonNull(in, "resource /journal/schema.sql").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
