// SPDX-License-Identifier: Apache-2.0
package fr.mercure.demo;

import fr.mercure.web.ProgressBar;
import fr.mercure.web.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The command line of `./mercure demo`: `--url=… --data=DIR --samples=DIR [--lang=fr|en]
/// [--bar=drawn]`, the last where the bar may be drawn over itself.
///
/// Ends with 0 once the story is told, 1 if the instance did not answer as the story goes, 2 if the
/// command or its keys are not understood.
public final class Demo {
  private static final int OTHERWISE = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Clock clock;

  Demo(PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.clock = clock;
  }

  /// Tells the story and ends the process.
  public static void main(String[] args) {
    try (var out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err =
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
      System.exit(new Demo(out, err, System.getenv(), Clock.systemUTC()).run(List.of(args)));
    }
  }

  /// The exit code.
  int run(List<String> args) {
    Map<String, String> options = options(args);
    Texts texts = Texts.in(language(options));
    try {
      URI address = URI.create(options.getOrDefault("url", "http://localhost:8080"));
      DemoKeys keys = DemoKeys.find(environment, Path.of(options.getOrDefault("data", "data")));
      var samples =
          new DemoSamples(Path.of(options.getOrDefault("samples", "samples")), clock.instant());
      var progress = new ProgressBar(out, options.containsKey("bar"));
      new DemoStory(new DemoDoor(address, texts), keys, samples, progress, out, texts).tell();
      return 0;
    } catch (DemoKeys.Missing missing) {
      err.println(texts.get("demo.keys", missing.place()));
      return MISUSED;
    } catch (DemoDoor.Otherwise otherwise) {
      err.println(texts.get("demo.otherwise", otherwise.answer()));
      return OTHERWISE;
    } catch (IOException e) {
      err.println(texts.get("demo.away", options.getOrDefault("url", ""), e.toString()));
      return OTHERWISE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OTHERWISE;
    }
  }

  private Locale language(Map<String, String> options) {
    String language = options.getOrDefault("lang", environment.getOrDefault("LANG", "fr"));
    return Locale.of(language.substring(0, Math.min(2, language.length())));
  }

  private static Map<String, String> options(List<String> args) {
    var options = new HashMap<String, String>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (arg.startsWith("--") && equals > 0) {
        options.put(arg.substring(2, equals), arg.substring(equals + 1));
      }
    }
    return options;
  }
}
