package org.newswatch.e2e.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium, as a reader uses it. Whatever it is asked for is waited for. */
final class Browser implements AutoCloseable {

  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Duration RELOADED_WITHIN = Duration.ofSeconds(60);
  private static final int WIDTH = 1_280;
  private static final int HEIGHT = 900;
  private static final int PHONE_WIDTH = 420;
  private static final int SHOT_HEIGHT_MAX = 4_000;
  private static final String AXE = "/axe.min.js";

  /** Findings that keep some readers from using a page. */
  private static final List<String> SERIOUS = List.of("serious", "critical");

  private final ChromeDriver driver;
  private final Path folder;

  private Browser(ChromeDriver driver, Path folder) {
    this.driver = driver;
    this.folder = folder;
  }

  /** Whether this machine has what it takes. */
  static boolean isHere() {
    return program("chromium").isPresent() && program("chromedriver").isPresent();
  }

  /**
   * Starts one that knows nothing of others.
   *
   * @param downloads where files go that it downloads
   */
  static Browser start(Path downloads) {
    try {
      var options = new ChromeOptions();
      options.setBinary(program("chromium").orElseThrow().toFile());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--hide-scrollbars",
          "--force-prefers-reduced-motion",
          "--lang=en",
          "--window-size=" + WIDTH + "," + HEIGHT);
      options.setExperimentalOption(
          "prefs",
          Map.of(
              "download.default_directory",
              downloads.toAbsolutePath().toString(),
              "download.prompt_for_download",
              false));
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
              .usingAnyFreePort()
              .withSilent(true)
              .build();
      return new Browser(
          new ChromeDriver(service, options),
          Files.createDirectories(Path.of("target/journeys").toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser open(URI address) {
    driver.get(address.toString());
    return this;
  }

  /** Where it is. */
  URI at() {
    return URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
  }

  String title() {
    return Objects.requireNonNull(driver.getTitle());
  }

  /** Writes into a field what stands there no more. */
  Browser type(String css, String text) {
    WebElement field = one(css);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Chooses a file; such a field may be hidden. */
  Browser upload(String css, Path file) {
    driver.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  /** Presses Enter where the cursor is. */
  Browser enter(String css) {
    one(css).sendKeys(Keys.ENTER);
    return this;
  }

  /** Presses keys wherever the cursor is. */
  Browser press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  Browser click(String css) {
    one(css).click();
    return this;
  }

  /** Follows the link, or presses the button, among these that says just this. */
  Browser choose(String css, String text) {
    waited(
            () ->
                driver.findElements(By.cssSelector(css)).stream()
                    .filter(each -> each.isDisplayed() && each.getText().strip().equals(text))
                    .findFirst(),
            "nothing at " + css + " says just " + text)
        .click();
    return this;
  }

  /** The text of the first of these that is seen. */
  String text(String css) {
    return one(css).getText();
  }

  String attribute(String css, String name) {
    return Objects.requireNonNull(one(css).getDomAttribute(name), name);
  }

  /** The texts of all of these that are there now; none need be. */
  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** Waits until the page says this somewhere within. */
  Browser waitFor(String css, String text) {
    var unused =
        waited(
            () ->
                driver.findElements(By.cssSelector(css)).stream()
                    .filter(each -> each.getText().contains(text))
                    .findFirst(),
            css + " does not say " + text);
    return this;
  }

  /** Loads the page again until it says this somewhere within. */
  Browser reloadUntil(String css, String text) {
    new WebDriverWait(driver, RELOADED_WITHIN)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> css + " never said " + text + " on " + driver.getCurrentUrl() + body())
        .until(
            any -> {
              driver.navigate().refresh();
              return texts(css).stream().anyMatch(each -> each.contains(text));
            });
    return this;
  }

  private WebElement one(String css) {
    return waited(
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst(),
        "nothing is seen at " + css);
  }

  /** What is looked for. */
  @FunctionalInterface
  private interface Looked {
    Optional<WebElement> find();
  }

  private WebElement waited(Looked looked, String otherwise) {
    return new WebDriverWait(driver, WITHIN)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> otherwise + " on " + driver.getCurrentUrl() + "\n" + body())
        .until(any -> looked.find().orElse(null));
  }

  private String body() {
    return driver.findElements(By.tagName("body")).stream()
        .map(WebElement::getText)
        .findFirst()
        .orElse("");
  }

  /**
   * Keeps pictures of the whole page, wide and as on a telephone, and fails when axe-core finds
   * what keeps somebody from using it.
   */
  Browser look(String name) {
    shot(name, WIDTH);
    mustServeAll(name);
    shot(name + "-phone", PHONE_WIDTH);
    mustServeAll(name + "-phone");
    size(WIDTH, HEIGHT);
    return this;
  }

  private void shot(String name, int width) {
    try {
      size(width, HEIGHT);
      Object height =
          Objects.requireNonNull(
              driver.executeScript("return document.documentElement.scrollHeight"));
      size(width, (int) Math.min(SHOT_HEIGHT_MAX, ((Number) height).longValue() + HEIGHT / 4));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  private void mustServeAll(String name) {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                found => done(found.violations.map(each => each.impact + ' ' + each.id + ': '
                    + each.nodes.map(node => node.target.join(' ') + ' '
                        + (node.failureSummary || '')).join('; '))),
                broken => done(['critical ' + broken]));
            """);
    assertThat(found).isInstanceOf(List.class);
    assertThat((List<?>) found)
        .as("what axe-core finds on " + name)
        .noneMatch(each -> SERIOUS.stream().anyMatch(each.toString()::startsWith));
    Object wider =
        driver.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    assertThat(wider).as(name + " is wider than the window").isEqualTo(false);
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in, AXE).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the one file that comes into the folder of downloads, whole. */
  static Path downloaded(Path downloads) {
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> newest(downloads), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<Path> newest(Path downloads) throws IOException {
    try (Stream<Path> files = Files.list(downloads)) {
      List<Path> all = files.sorted(Comparator.naturalOrder()).toList();
      boolean coming = all.stream().anyMatch(file -> file.toString().endsWith(".crdownload"));
      return coming ? Optional.empty() : all.stream().findFirst();
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
