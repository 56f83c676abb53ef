// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.NullUnmarked;
import org.w3c.dom.ls.LSInput;

/// A schema held in memory, as the schema factory wants to be given it.
@NullUnmarked
final class TextInput implements LSInput {
  private final String text;
  private final String systemId;

  TextInput(String text, String systemId) {
    this.text = text;
    this.systemId = systemId;
  }

  @Override
  public Reader getCharacterStream() {
    return new StringReader(text);
  }

  @Override
  public void setCharacterStream(Reader reader) {}

  @Override
  public InputStream getByteStream() {
    return null;
  }

  @Override
  public void setByteStream(InputStream stream) {}

  @Override
  public String getStringData() {
    return null;
  }

  @Override
  public void setStringData(String data) {}

  @Override
  public String getSystemId() {
    return systemId;
  }

  @Override
  public void setSystemId(String id) {}

  @Override
  public String getPublicId() {
    return null;
  }

  @Override
  public void setPublicId(String id) {}

  @Override
  public String getBaseURI() {
    return null;
  }

  @Override
  public void setBaseURI(String uri) {}

  @Override
  public String getEncoding() {
    return null;
  }

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setCertifiedText(boolean certified) {}
}
