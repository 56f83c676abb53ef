// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import java.sql.SQLTransientException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/// Which HTTP status an exception means.
final class ErrorCauses {
  private ErrorCauses() {}

  static int status(Throwable exception) {
    return switch (exception) {
      case ErrorResponse response -> response.getStatusCode().value();
      case AccessDeniedException _ -> HttpStatus.FORBIDDEN.value();
      case HttpMessageNotReadableException _,
          MethodArgumentTypeMismatchException _,
          MultipartException _,
          InvalidParameterException _ ->
          HttpStatus.BAD_REQUEST.value();
      case OptimisticLockingFailureException _ -> HttpStatus.CONFLICT.value();
      case CannotGetJdbcConnectionException _,
          CannotCreateTransactionException _,
          TransientDataAccessException _ ->
          HttpStatus.SERVICE_UNAVAILABLE.value();
      default -> fromCause(exception);
    };
  }

  private static int fromCause(Throwable exception) {
    return exception.getCause() instanceof SQLTransientException
        ? HttpStatus.SERVICE_UNAVAILABLE.value()
        : HttpStatus.INTERNAL_SERVER_ERROR.value();
  }
}
