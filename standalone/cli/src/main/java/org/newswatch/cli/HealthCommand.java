package org.newswatch.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "health",
    description = {
      "Asks a service how it is and prints what it says; exit code 0 when it is well.",
      "This is what the container image's health check calls."
    })
final class HealthCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081/health/ready",
      description = "Where to ask; ${DEFAULT-VALUE} when not given.")
  private URI url = URI.create("");

  @Override
  public Integer call() throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(url).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofString());
      System.out.println(response.body());
      return response.statusCode() == 200 ? 0 : CommandFailed.FAILED;
    } catch (IOException e) {
      throw CommandFailed.failed("nothing answers at " + url + ": " + e);
    }
  }
}
