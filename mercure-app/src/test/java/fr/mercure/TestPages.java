// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import fr.mercure.identity.Actor;
import fr.mercure.web.Density;
import fr.mercure.web.Navigation;
import fr.mercure.web.Shell;
import fr.mercure.web.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Pages of one controller as somebody sees them, without application, sign-in or server.
public final class TestPages {
  private TestPages() {}

  /// The controller, asked by this actor in this language.
  public static MockMvcTester of(Object controller, Actor actor, Texts texts) {
    return MockMvcTester.of(
        List.of(controller),
        builder -> builder.setCustomArgumentResolvers(new Reader(actor, texts)).build());
  }

  private record Reader(Actor actor, Texts texts) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return List.of(Actor.class, Shell.class, Texts.class).contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      if (parameter.getParameterType() == Actor.class) {
        return actor;
      }
      return parameter.getParameterType() == Texts.class ? texts : shell();
    }

    private Shell shell() {
      return new Shell(
          texts,
          Optional.of(actor),
          new Navigation(List.of(), 0),
          true,
          Optional.empty(),
          Density.COMPACT,
          true,
          "/",
          "");
    }
  }
}
