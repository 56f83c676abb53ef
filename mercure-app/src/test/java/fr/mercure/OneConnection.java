// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/// In every test of the application, refuses a second connection to a thread that holds one of the
/// same pool. When enough callers come at once, each would have its first and wait for its second
/// for ever. Starting up is another matter: nobody else is there, and Flyway likes to have several.
final class OneConnection implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {
  private volatile boolean started;

  @Override
  public void onApplicationEvent(ContextRefreshedEvent event) {
    started = true;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool ? guarded(pool) : bean;
  }

  private DataSource guarded(DataSource pool) {
    ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);
    return proxy(
        DataSource.class,
        (method, args) ->
            method.getName().equals("getConnection")
                ? guarded(pool, method, args, held.get())
                : call(pool, method, args));
  }

  private Connection guarded(
      DataSource pool, Method method, Object @Nullable [] args, AtomicInteger held)
      throws Throwable {
    if (started && held.get() > 0) {
      throw new IllegalStateException("asks for a connection while it holds one");
    }
    Object connection = Objects.requireNonNull(call(pool, method, args));
    held.incrementAndGet();
    var open = new AtomicInteger(1);
    return proxy(
        Connection.class,
        (asked, values) -> {
          if (asked.getName().equals("close") && open.getAndSet(0) == 1) {
            held.decrementAndGet();
          }
          return call(connection, asked, values);
        });
  }

  private interface Answer {
    @Nullable Object of(Method method, Object @Nullable [] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> answer.of(method, args)));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
