// SPDX-License-Identifier: Apache-2.0
// Tries the browser and the way to the service, then leads to the result. Written for any browser
// that runs script at all (ES5): what is missing in an old one is what it has to tell.
(function () {
  'use strict';
  var button = document.getElementById('print');
  if (button) {
    button.hidden = false;
    button.onclick = function () { window.print(); };
  }
  var root = document.getElementById('trial');
  if (!root) {
    return;
  }
  var BUDGET = 10000;
  var began = now();
  var seen = {};
  var order = [];
  var waiting = 0;
  var total = 0;
  var finished = false;

  function now() { return new Date().getTime(); }
  function data(name) { return root.getAttribute('data-' + name) || ''; }
  function plain(text) { return String(text).replace(/[^A-Za-z0-9 .\/_+-]/g, ' ').slice(0, 60); }
  function told(key) { return (seen[key] || '').split(':')[0]; }

  function tell(key, value, detail) {
    if (!seen[key]) {
      order.push(key);
    }
    seen[key] = value + (detail ? ':' + plain(detail) : '');
  }

  // Leads to the result; whatever is still waiting then counts as not verified.
  function finish() {
    if (finished) {
      return;
    }
    finished = true;
    var parts = [];
    for (var i = 0; i < order.length; i++) {
      parts.push(order[i] + ':' + seen[order[i]]);
    }
    location.replace(data('onwards') + '&vu=' + encodeURIComponent(parts.join('~')));
  }

  function show() {
    if (!finished) {
      var fine = now() - began > 1200 ? ' ' + data('fine') : '';
      root.textContent = data('running') + ' ' + (total - waiting) + '/' + total + '.' + fine;
    }
  }

  // One thing to wait for. `start` is given what to call at the end, with an act that tells what
  // was seen; if it does not in time, `late` is done instead.
  function expect(millis, start, late) {
    var open = true;
    var timer = setTimeout(function () { close(late); }, millis);
    waiting++;
    total++;
    function close(act) {
      if (open) {
        open = false;
        clearTimeout(timer);
        attempt(act);
        waiting--;
        show();
        if (waiting === 0) {
          finish();
        }
      }
    }
    attempt(function () { start(close); });
  }

  // What cannot be tried stays not verified.
  function attempt(act) {
    try {
      act();
    } catch (e) {
      return;
    }
  }

  function nothing() {}

  function ask(method, path, body, done) {
    var request = new XMLHttpRequest();
    var start = now();
    request.open(method, path, true);
    request.onreadystatechange = function () {
      if (request.readyState === 4) {
        done(request, now() - start);
      }
    };
    request.send(body);
    return request;
  }

  // What the server saw on the first page is carried on.
  function carry() {
    var parts = data('seen').split('~');
    for (var i = 0; i < parts.length; i++) {
      var cut = parts[i].indexOf(':');
      order.push(parts[i].slice(0, cut));
      seen[parts[i].slice(0, cut)] = parts[i].slice(cut + 1);
    }
  }

  function has(name) {
    var css = window.CSS && window.CSS.supports;
    switch (name) {
      case 'modules': return 'noModule' in document.createElement('script');
      case 'grid': return css && CSS.supports('display', 'grid');
      case 'variables': return css && CSS.supports('color', 'var(--a)');
      default: return typeof window[name] === 'function';
    }
  }

  function browser() {
    var wanted = ['fetch', 'Promise', 'URL', 'modules', 'grid', 'variables'];
    var missing = [];
    for (var i = 0; i < wanted.length; i++) {
      if (!has(wanted[i])) {
        missing.push(wanted[i]);
      }
    }
    tell('page.mode', document.documentMode ? 'IE' : 'NORMAL');
    tell('page.features', missing.length ? 'OLD' : 'CURRENT', missing.join(' ') || data('browser'));
    tell('page.script', 'RAN');
    var witness = window.acces;
    tell('page.witness', typeof witness === 'function' && witness() === 'canary' ? 'RAN' : 'BLOCKED');
    if (data('agent') && navigator.userAgent) {
      tell('echo.agent', data('agent') === navigator.userAgent ? 'SEEN' : 'CHANGED', data('browser'));
    }
  }

  // A cookie that did not come back: was it refused here, or lost on the way?
  function cookies() {
    if (told('page.cookie') === 'LOST') {
      document.cookie = 'acces-essai=1; path=/acces; max-age=60; SameSite=Lax';
      if (document.cookie.indexOf('acces-essai=1') < 0) {
        tell('page.cookiewrite', 'REFUSED');
      } else {
        tell('page.cookiewrite', 'OK');
        tell(/(^|; )acces=/.test(document.cookie) ? 'echo.cookie' : 'echo.setcookie', 'STRIPPED');
      }
    }
  }

  function storage() {
    try {
      localStorage.setItem('acces', '1');
      tell('page.storage', localStorage.getItem('acces') === '1' ? 'OK' : 'REFUSED');
      localStorage.removeItem('acces');
    } catch (e) {
      tell('page.storage', 'REFUSED', e.name);
    }
  }

  // At an address without encryption no browser knows passkeys: then nothing is said of them.
  function passkeys() {
    if (window.isSecureContext) {
      tell('page.passkey', window.PublicKeyCredential ? 'OK' : 'ABSENT');
    }
  }

  var times = [];
  var addresses = [];

  // Five exchanges, one after another: clock, addresses, latency.
  function exchanges(left, close) {
    ask('GET', '/acces/echo?n=' + left, null, function (request, millis) {
      if (request.status === 200) {
        exchange(request.responseText, millis);
      }
      if (left > 1 && request.status === 200) {
        exchanges(left - 1, close);
      } else {
        close(quality);
      }
    });
  }

  function exchange(text, millis) {
    var address = /^client-address: (.*)$/m.exec(text);
    var time = /^server-time: ([0-9]+)$/m.exec(text);
    times.push(millis);
    if (address && addresses.indexOf(address[1]) < 0) {
      addresses.push(address[1]);
    }
    if (time && millis < 5000) {
      var ahead = Math.round((now() - millis / 2 - Number(time[1])) / 1000);
      tell('skew', String(Math.abs(ahead)), ahead + ' s');
    }
  }

  function quality() {
    if (times.length >= 3) {
      times.sort(function (a, b) { return a - b; });
      var least = times[0];
      var spread = times[Math.floor(times.length / 2)] - least;
      tell('quality.latency', least > Number(data('latency')) ? 'HIGH' : 'OK', least + ' ms');
      tell('quality.jitter', spread > Number(data('jitter')) ? 'HIGH' : 'OK', spread + ' ms');
      tell('egress', addresses.length > 1 ? 'VARIES' : 'STABLE', String(addresses.length));
    }
  }

  function script(close) {
    ask('GET', '/acces/temoin.js', null, function (request) {
      close(request.status !== 200 ? nothing : function () {
        var text = request.responseText;
        tell('script', text === data('script') ? 'SAME' : 'ALTERED', text.length + ' B');
      });
    });
  }

  function events(close) {
    var source = new EventSource('/acces/flux');
    var arrivals = [];
    source.onmessage = function () {
      arrivals.push(now());
      if (arrivals.length === 5) {
        source.close();
        close(function () {
          var spread = arrivals[4] - arrivals[0];
          tell('sse', spread < 250 ? 'BUFFERED' : 'STREAMED', spread + ' ms');
        });
      }
    };
    source.onerror = function () {
      source.close();
      close(function () { tell('sse', 'INCOMPLETE', arrivals.length + '/5'); });
    };
  }

  // A link too slow to bring it all in five seconds is judged by what it brought.
  function rate(then) {
    var start = now();
    var got = 0;
    var request;
    expect(5000, function (close) {
      request = ask('GET', '/acces/debit', null, function (answer) {
        close(answer.status === 200 ? function () { got = 100000; measured(); } : then);
      });
      request.onprogress = function (event) { got = event.loaded; };
    }, function () {
      measured();
      request.abort();
    });
    function measured() {
      var speed = Math.round(got * 8 / Math.max(1, now() - start));
      tell('quality.rate', speed < Number(data('rate')) ? 'LOW' : 'OK', speed + ' kbit/s');
      then();
    }
  }

  function word(request, size) {
    switch (request.status) {
      case 200: return request.responseText === String(size) ? 'OK' : 'SHORT';
      case 413: return request.getResponseHeader('Mercure-Access') ? 'REFUSED' : 'TOO_LARGE';
      case 0: return 'RESET';
      default: return 'REFUSED';
    }
  }

  function upload(key, size, then) {
    expect(5000, function (close) {
      var body = new Array(size / 10 + 1).join('0123456789');
      ask('POST', '/acces/envoi', body, function (request) { close(function () { end(word(request, size)); }); });
    }, function () { end('MUTE'); });
    function end(how) {
      tell(key, how, size / 1000 + ' kB');
      then(how);
    }
  }

  // A large one that fails is tried again, so that one lost connection accuses nobody.
  function uploads() {
    upload('upload.small', 10000, function () {
      upload('upload.large', 300000, function (how) {
        if (how === 'RESET' || how === 'MUTE' || how === 'SHORT') {
          upload('upload.again', 300000, nothing);
        }
      });
    });
  }

  carry();
  attempt(browser);
  attempt(cookies);
  attempt(storage);
  attempt(passkeys);
  setTimeout(finish, BUDGET);
  setInterval(show, 400);
  expect(6000, function (close) { exchanges(5, close); }, quality);
  expect(4000, script, nothing);
  expect(4000, events, function () { tell('sse', 'MUTE'); });
  rate(uploads);
  show();
})();
