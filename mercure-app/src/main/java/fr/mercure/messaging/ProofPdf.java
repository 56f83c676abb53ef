// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.text.PDFTextStripper;

/// A proof as a document for people (PDF/A-3a, tagged), with the data that machines verify in it.
public final class ProofPdf {
  /// How many bytes such a file may have.
  public static final int LARGEST = 10_000_000;

  /// Comes with PDFBox, under the Open Font License.
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static {
    XRLog.setLoggingEnabled(false);
  }

  private ProofPdf() {}

  /// What a file holds.
  ///
  /// @param proof text of the embedded proof
  /// @param page words that the page shows, blanks left out
  public record Content(String proof, String page) {
    /// Whether the page shows this.
    public boolean shows(String text) {
      return page.contains(text.replaceAll("\\s+", ""));
    }
  }

  /// Makes the document.
  ///
  /// @param html well-formed XHTML
  /// @param proof embedded as {@link Proof#FILE}
  static byte[] of(String html, String proof, Instant at) {
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
    builder.usePdfUaAccessibility(true);
    for (int weight : new int[] {400, 700}) {
      builder.useFont(ProofPdf::font, "Liberation Sans", weight, FontStyle.NORMAL, true);
    }
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.withHtmlContent(html, null);
    builder.toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      embed(document, proof, at);
      document.save(out);
      document.close();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the attestation cannot be made", e);
    }
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("PDFBox comes without " + FONT);
    }
    return font;
  }

  private static void embed(PDDocument document, String proof, Instant at) throws IOException {
    byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
    var file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    file.setSubtype("text/plain");
    file.setSize(bytes.length);
    Calendar when = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    when.setTimeInMillis(at.toEpochMilli());
    file.setModDate(when);
    var specification = new PDComplexFileSpecification();
    specification.setFile(Proof.FILE);
    specification.setFileUnicode(Proof.FILE);
    specification.setFileDescription("Data and signature of this attestation");
    specification.setEmbeddedFile(file);
    specification.setEmbeddedFileUnicode(file);
    specification.getCOSObject().setName("AFRelationship", "Data");
    var tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(Proof.FILE, specification));
    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
    var associated = new COSArray();
    associated.add(specification.getCOSObject());
    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }

  /// What a file holds; nothing if it is no PDF or carries no proof.
  public static Optional<Content> read(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
      PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
      Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
      PDComplexFileSpecification found = files == null ? null : files.get(Proof.FILE);
      if (found == null || found.getEmbeddedFile() == null) {
        return Optional.empty();
      }
      try (InputStream embedded = found.getEmbeddedFile().createInputStream()) {
        byte[] proof = embedded.readNBytes(Proof.LONGEST + 1);
        String page = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        return Optional.of(new Content(new String(proof, StandardCharsets.UTF_8), page));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
