package org.newswatch.e2e.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of the system's Chromium, on which specifications are drawn as Kibana draws them. */
final class VegaPage implements AutoCloseable {

  /** Of one column of a dashboard's grid and one row, on a wide window. */
  private static final int COLUMN = 32;

  private static final int ROW = 20;

  private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();

  private final ChromeDriver driver;

  VegaPage() {
    var options = new ChromeOptions();
    options.setBinary(Vega.program("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--hide-scrollbars",
        "--lang=en");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Vega.program("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
    driver.get("data:text/html,<meta charset=utf-8><body style='margin:0'><div id=panel></div>");
    Vega.scripts().forEach(script -> driver.executeScript(script));
    driver.executeScript(
        """
        window.filters = [];
        const put = query => { window.filters.push(query); return query; };
        vega.expressionFunction('kibanaAddFilter', (query, index, alias) => put(query));
        """);
  }

  /** Whether this machine has a browser and Vega. */
  static boolean isPossible() {
    return Vega.isHere()
        && Stream.of("chromium", "chromedriver").allMatch(name -> Vega.program(name).isPresent());
  }

  /**
   * What was drawn.
   *
   * @param texts what can be read
   * @param told warnings and errors of Vega, of which there should be none
   */
  record Drawn(List<String> texts, List<String> told) {}

  /**
   * Draws a specification whose data has come, and keeps a picture of it.
   *
   * @param grid of the panel
   */
  Drawn draw(JsonNode specification, JsonNode grid, String name) throws IOException {
    int width = grid.path("w").asInt() * COLUMN - 16;
    int height = grid.path("h").asInt() * ROW - 40;
    driver.manage().window().setSize(new Dimension(width + 40, height + 160));
    Object drawn =
        driver.executeAsyncScript(
            """
            const [text, width, height, done] = arguments;
            const told = [];
            const logger = vega.logger(vega.Warn);
            logger.warn = (...all) => { told.push(all.join(' ')); return logger; };
            logger.error = (...all) => { told.push(all.join(' ')); return logger; };
            const spec = JSON.parse(text);
            spec.autosize = {type: 'fit', contains: 'padding'};
            spec.width = width;
            spec.height = height;
            window.filters = [];
            try {
              document.getElementById('panel').replaceChildren();
              const runtime = vega.parse(spec, null, {ast: true});
              window.view = new vega.View(runtime, {expr: vega.expressionInterpreter, logger,
                  renderer: 'svg', container: '#panel', hover: true});
              view.runAsync().then(() => done({told, texts: Array.from(
                      document.querySelectorAll('#panel svg text')).map(each => each.textContent)}),
                  broken => done({told: told.concat(String(broken)), texts: []}));
            } catch (broken) {
              done({told: told.concat(String(broken)), texts: []});
            }
            """,
            specification.toString(),
            width,
            height);
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    Map<?, ?> said = (Map<?, ?>) Objects.requireNonNull(drawn);
    return new Drawn(texts(said.get("texts")), texts(said.get("told")));
  }

  /** What a click on the first of these marks narrows the dashboard to. */
  JsonNode clicked(String mark) {
    Object filter =
        driver.executeScript(
            """
            window.filters = [];
            const item = document.querySelector(
                '#panel svg .' + arguments[0] + ' path, #panel svg .' + arguments[0] + ' text');
            const box = item.getBoundingClientRect();
            for (const type of ['mousedown', 'mouseup', 'click']) {
              item.dispatchEvent(new MouseEvent(type, {bubbles: true, view: window,
                  clientX: box.x + 3, clientY: box.y + 3}));
            }
            view.run();
            return JSON.stringify(window.filters);
            """,
            mark);
    JsonNode filters = JsonMapper.shared().readTree(Objects.requireNonNull(filter).toString());
    assertThat(filters).as("filters of a click on " + mark).hasSize(1);
    return filters.path(0);
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
    assertThat(list).isInstanceOf(List.class);
    return ((List<?>) Objects.requireNonNull(list)).stream().map(Object::toString).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
