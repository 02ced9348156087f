import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node, in the foreground until it is told to stop; with {@code
 * -Dends.with.input=true} also when its input ends.
 *
 * <p>Its words are settings, as Elasticsearch names them: {@code path.home=FOLDER http.port=9200}.
 */
public final class Server {

  public static void main(String[] words) throws Exception {
    Environment environment = environment(words);
    Node node = new Node(environment, plugins(environment));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node)));
    node.start();
    if (Boolean.getBoolean("ends.with.input")) {
      // Whoever holds the other end has gone, however that came about.
      System.in.transferTo(OutputStream.nullOutputStream());
      System.exit(0);
    }
    Thread.currentThread().join();
  }

  private static Environment environment(String[] words) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String word : words) {
      int at = word.indexOf('=');
      settings.put(word.substring(0, at), word.substring(at + 1));
    }
    Settings given = settings.build();
    Path config = Path.of(given.get("path.home"), "config");
    // Elasticsearch logs while it reads its settings: where to must be known before.
    LogConfigurator.registerErrorListener();
    LogConfigurator.configureWithoutConfig(given);
    LogConfigurator.configureESLogging();
    return InternalSettingsPreparer.prepareEnvironment(given, Map.of(), config, () -> "local");
  }

  private static PluginsLoader plugins(Environment environment) throws Exception {
    return PluginsLoader.createPluginsLoader(
        PluginsLoader.loadModulesBundles(environment.modulesDir()), Set.of(), Map.of(), false);
  }

  private static void stop(Node node) {
    try {
      node.close();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
