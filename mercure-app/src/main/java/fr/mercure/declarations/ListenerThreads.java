// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executor;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/// The threads of those who are told of moves. Few, for each holds a connection: with a thread for
/// each event, a long outbox would take all connections and no lodging could be stored. What waits
/// for a thread is in the publication table as well.
@Component
class ListenerThreads implements AsyncConfigurer {
  private static final int THREADS = 3;
  private static final int SECONDS_TO_END = 5;

  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

  ListenerThreads() {
    threads.setThreadNamePrefix("listener-");
    threads.setDaemon(true);
    threads.setCorePoolSize(THREADS);
    threads.setMaxPoolSize(THREADS);
    threads.setAwaitTerminationSeconds(SECONDS_TO_END);
    threads.initialize();
  }

  @Override
  public Executor getAsyncExecutor() {
    return threads;
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }
}
