// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Scheduled jobs on several threads: one that takes minutes, such as the checks of the archive,
/// does not hold up one that is due each second. Left alone, Spring runs all that have a fixed
/// delay on a single thread.
@Configuration(proxyBeanMethods = false)
class Jobs {
  private static final int AT_ONCE = 4;

  @Bean(defaultCandidate = false)
  @Qualifier("jobs")
  ThreadPoolTaskScheduler jobScheduler() {
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(AT_ONCE);
    scheduler.setThreadNamePrefix("job-");
    return scheduler;
  }

  @Bean
  SchedulingConfigurer jobsOnSeveralThreads(@Qualifier("jobs") ThreadPoolTaskScheduler scheduler) {
    return (ScheduledTaskRegistrar jobs) -> jobs.setTaskScheduler(scheduler);
  }
}
