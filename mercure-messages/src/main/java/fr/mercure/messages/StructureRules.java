// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messages;

import fr.mercure.kernel.Finding;
import fr.mercure.kernel.Pointer;
import fr.mercure.kernel.Severity;
import fr.mercure.kernel.Wording;
import java.util.function.IntFunction;

/// Everything that can be wrong with the structure of a message. Codes never change and are never
/// used again for something else.
///
/// In the words, `{0}` is the element or attribute at fault; what the other marks hold is said at
/// each constant.
public enum StructureRules {
  /// Nothing was sent, or blanks only.
  EMPTY_DOCUMENT(
      "ST-0010",
      new Wording("Le message est vide.", "The message is empty."),
      new Wording(
          "Envoyez le document XML dans le corps de la requête.",
          "Send the XML document in the body of the request.")),

  /// `{1}` the limit in bytes.
  TOO_LARGE(
      "ST-0020",
      new Wording("Le message dépasse {1} octets.", "The message is longer than {1} bytes."),
      new Wording("Répartissez-le en plusieurs envois.", "Split it into several messages.")),

  /// `{1}` what is wrong with the encoding.
  ENCODING(
      "ST-0030",
      new Wording(
          "Les caractères du message ne peuvent pas être lus : {1}.",
          "The characters of the message cannot be read: {1}."),
      new Wording(
          "Enregistrez-le en UTF-8 et annoncez UTF-8 dans la première ligne.",
          "Save it as UTF-8 and declare UTF-8 in the first line.")),

  /// A document type declaration: refused at once, whatever it says.
  DOCTYPE(
      "ST-0040",
      new Wording(
          "Le message contient une déclaration DOCTYPE, qui n'est jamais acceptée.",
          "The message has a DOCTYPE declaration, which is never accepted."),
      new Wording(
          "Supprimez-la : les messages douaniers n'en ont pas besoin.",
          "Remove it: customs messages do not need one.")),

  /// `{1}` what the XML rules say.
  NOT_WELL_FORMED(
      "ST-0050",
      new Wording(
          "Le document n'est pas du XML bien formé : {1}.",
          "The document is not well-formed XML: {1}."),
      new Wording(
          "Corrigez cet endroit ; la suite n'a pas été lue.",
          "Correct this place; what follows was not read.")),

  /// `{1}` the limit.
  TOO_DEEP(
      "ST-0060",
      new Wording(
          "Plus de {1} éléments sont emboîtés l'un dans l'autre.",
          "More than {1} elements are nested in one another."),
      new Wording(
          "Aucun message n'est aussi profond : vérifiez les balises fermantes.",
          "No message is that deep: check the closing tags.")),

  /// `{1}` the limit.
  TOO_MANY_ATTRIBUTES(
      "ST-0070",
      new Wording(
          "Un élément porte plus de {1} attributs.", "An element has more than {1} attributes."),
      new Wording(
          "Gardez seulement ceux que le message prévoit.",
          "Keep only those that the message provides for.")),

  /// `{1}` the limit.
  TOO_MANY_ELEMENTS(
      "ST-0080",
      new Wording(
          "Le message compte plus de {1} éléments.", "The message has more than {1} elements."),
      new Wording("Répartissez-le en plusieurs envois.", "Split it into several messages.")),

  /// `{1}` the limit.
  TOO_MANY_FINDINGS(
      "ST-0090",
      new Wording(
          "La lecture s'est arrêtée après {1} anomalies ; il peut y en avoir d'autres.",
          "Reading stopped after {1} findings; there may be more."),
      new Wording(
          "Corrigez celles-ci, puis renvoyez le message.",
          "Correct these, then send the message again.")),

  /// `{1}` its namespace, `{2}` the messages known.
  UNKNOWN_MESSAGE(
      "ST-0100",
      new Wording(
          "Aucun message connu : le document commence par {0} (espace de noms : {1}).",
          "No known message: the document begins with {0} (namespace: {1})."),
      new Wording("Les messages connus ici sont : {2}.", "The messages known here are: {2}.")),

  /// `{1}` the namespace found, `{2}` the one expected.
  WRONG_NAMESPACE(
      "ST-0110",
      new Wording(
          "L'élément {0} n'est pas dans le bon espace de noms : {1}, attendu {2}.",
          "Element {0} is not in the right namespace: {1}, expected {2}."),
      new Wording(
          "Corrigez la déclaration xmlns ou le préfixe.",
          "Correct the xmlns declaration or the prefix.")),

  /// `{1}` where it was found, `{2}` the sentence that gives the nearest name or those allowed.
  UNKNOWN_ELEMENT(
      "ST-0120",
      new Wording("L'élément {0} n'existe pas dans {1}.", "There is no element {0} in {1}."),
      new Wording("{2}", "{2}")),

  /// `{1}` the element that lacks it.
  MISSING_ELEMENT(
      "ST-0130",
      new Wording(
          "L'élément {0} est obligatoire dans {1} et n'y est pas, ou pas assez souvent ({2}).",
          "Element {0} is mandatory in {1} and is not there, or not often enough ({2})."),
      new Wording("Ajoutez {0} à sa place dans {1}.", "Add {0} at its place in {1}.")),

  /// `{1}` the limit, `{2}` the element around it.
  TOO_MANY(
      "ST-0140",
      new Wording(
          "L'élément {0} figure plus de {1} fois dans {2}.",
          "Element {0} is there more than {1} times in {2}."),
      new Wording("Supprimez ceux qui sont en trop.", "Remove those beyond the limit.")),

  /// `{1}` the element before which it must stand, or that excludes it.
  MISPLACED(
      "ST-0150",
      new Wording(
          "L'élément {0} n'est pas permis après {1}.", "Element {0} is not allowed after {1}."),
      new Wording("L'ordre de {2} est : {3}.", "The order in {2} is: {3}.")),

  /// Text where only elements may stand.
  TEXT_BETWEEN_ELEMENTS(
      "ST-0160",
      new Wording(
          "Du texte figure directement dans {0}, qui ne contient que des éléments.",
          "There is text directly in {0}, which holds only elements."),
      new Wording(
          "Placez ce texte dans l'élément qui lui revient, ou supprimez-le.",
          "Move the text to the element it belongs to, or remove it.")),

  /// An element inside a value.
  ELEMENT_IN_VALUE(
      "ST-0170",
      new Wording(
          "L'élément {0} porte une valeur et ne peut pas contenir d'autre élément.",
          "Element {0} holds a value and cannot hold another element."),
      new Wording(
          "Gardez seulement la valeur ; écrivez &lt; pour le signe inférieur.",
          "Keep only the value; write &lt; for the less-than sign.")),

  /// `{1}` the element that lacks it.
  MISSING_ATTRIBUTE(
      "ST-0200",
      new Wording(
          "L'attribut {0} est obligatoire sur {1} et manque.",
          "Attribute {0} is mandatory on {1} and is missing."),
      new Wording("Ajoutez {0} à {1}.", "Add {0} to {1}.")),

  /// `{1}` the element, `{2}` those that exist.
  UNKNOWN_ATTRIBUTE(
      "ST-0210",
      new Wording("L'attribut {0} n'existe pas sur {1}.", "There is no attribute {0} on {1}."),
      new Wording("Attributs permis : {2}.", "Attributes allowed: {2}.")),

  /// `{1}` the element.
  SCHEMA_ATTRIBUTE(
      "ST-0220",
      new Wording(
          "{0} n'est pas permis sur {1} : le type d'un élément est fixé par le message.",
          "{0} is not allowed on {1}: the message alone says what an element is."),
      new Wording("Supprimez cet attribut.", "Remove this attribute.")),

  /// `{1}` the format.
  EMPTY_VALUE(
      "ST-0300",
      new Wording("{0} est vide ; format attendu : {1}.", "{0} is empty; expected format: {1}."),
      new Wording(
          "Donnez une valeur, ou supprimez l'élément s'il est facultatif.",
          "Give a value, or remove the element if it is optional.")),

  /// `{1}` the value, `{2}` its length, `{3}` the limit.
  TOO_LONG(
      "ST-0310",
      new Wording(
          "{0} compte {2} caractères ; la limite est {3}. Reçu : « {1} ».",
          "{0} has {2} characters; the limit is {3}. Received: \"{1}\"."),
      new Wording("Raccourcissez la valeur.", "Shorten the value.")),

  /// `{1}` the value, `{2}` its length, `{3}` the least.
  TOO_SHORT(
      "ST-0320",
      new Wording(
          "{0} compte {2} caractères ; il en faut {3}. Reçu : « {1} ».",
          "{0} has {2} characters; {3} are needed. Received: \"{1}\"."),
      new Wording("Complétez la valeur.", "Complete the value.")),

  /// `{1}` the value, `{2}` the format or pattern.
  WRONG_FORM(
      "ST-0340",
      new Wording(
          "{0} : « {1} » n'a pas la forme attendue, {2}.",
          "{0}: \"{1}\" does not have the expected form, {2}."),
      new Wording("Écrivez par exemple {3}.", "Write for instance {3}.")),

  /// `{1}` the value, `{2}` those allowed, `{3}` the nearest.
  NOT_LISTED(
      "ST-0350",
      new Wording(
          "{0} : « {1} » n'est pas une des valeurs permises : {2}.",
          "{0}: \"{1}\" is not one of the values allowed: {2}."),
      new Wording("Écrivez par exemple {3}.", "Write for instance {3}.")),

  /// `{1}` the value, `{2}` the kind expected.
  WRONG_KIND(
      "ST-0360",
      new Wording("{0} : « {1} » n'est pas {2}.", "{0}: \"{1}\" is not {2}."),
      new Wording("Écrivez par exemple {3}.", "Write for instance {3}.")),

  /// `{1}` the value, `{2}` the most digits.
  TOO_MANY_DIGITS(
      "ST-0370",
      new Wording(
          "{0} : « {1} » compte plus de {2} chiffres.", "{0}: \"{1}\" has more than {2} digits."),
      new Wording("Arrondissez ou corrigez le nombre.", "Round or correct the number.")),

  /// `{1}` the value, `{2}` the most digits after the point.
  TOO_MANY_DECIMALS(
      "ST-0380",
      new Wording(
          "{0} : « {1} » compte plus de {2} décimales.",
          "{0}: \"{1}\" has more than {2} decimals."),
      new Wording("Arrondissez à {2} décimales.", "Round to {2} decimals.")),

  /// `{1}` the value, `{2}` and `{3}` the bounds.
  OUT_OF_RANGE(
      "ST-0390",
      new Wording(
          "{0} : {1} est hors des limites ({2} à {3}).", "{0}: {1} is out of bounds ({2} to {3})."),
      new Wording("Corrigez le nombre.", "Correct the number.")),

  /// `{1}` what the JSON rules say.
  NOT_JSON(
      "ST-0500",
      new Wording("Le document n'est pas du JSON : {1}.", "The document is not JSON: {1}."),
      new Wording(
          "Corrigez cet endroit ; la suite n'a pas été lue.",
          "Correct this place; what follows was not read.")),

  /// `{1}` the object it stands in, `{2}` the sentence that gives the nearest name or those
  /// allowed.
  UNKNOWN_MEMBER(
      "ST-0510",
      new Wording("Le membre {0} n'existe pas dans {1}.", "There is no member {0} in {1}."),
      new Wording("{2}", "{2}")),

  /// `{1}` the shape expected.
  WRONG_JSON_SHAPE(
      "ST-0520",
      new Wording("Le membre {0} doit être {1}.", "Member {0} must be {1}."),
      new Wording(
          "Un élément qui peut se répéter est toujours un tableau.",
          "An element that may repeat is always an array.")),

  /// A character that XML cannot carry.
  FORBIDDEN_CHARACTER(
      "ST-0530",
      new Wording(
          "{0} contient un caractère qu'un message XML ne peut pas porter.",
          "{0} holds a character that an XML message cannot carry."),
      new Wording("Supprimez les caractères de commande.", "Remove control characters."));

  private final String code;
  private final String textFr;
  private final String textEn;
  private final String remedyFr;
  private final String remedyEn;

  StructureRules(String code, Wording text, Wording remedy) {
    this.code = code;
    this.textFr = text.fr();
    this.textEn = text.en();
    this.remedyFr = remedy.fr();
    this.remedyEn = remedy.en();
  }

  /// Stable, listed in the documentation.
  public String code() {
    return code;
  }

  /// The sentence, its marks not filled in.
  public Wording text() {
    return new Wording(textFr, textEn);
  }

  /// What to do, its marks not filled in.
  public Wording remedy() {
    return new Wording(remedyFr, remedyEn);
  }

  /// A finding on an element or an attribute, the marks filled in from its name on.
  Finding at(Pointer pointer, int line, String number, String value, Wording... marks) {
    return new Finding(
        code,
        Severity.ERROR,
        pointer,
        line,
        number,
        value,
        fill(text(), marks),
        fill(remedy(), marks));
  }

  /// One pass, so that a mark inside a value received is left as it is.
  private static Wording fill(Wording pattern, Wording... marks) {
    return new Wording(
        fill(pattern.fr(), mark -> marks[mark].fr(), marks.length),
        fill(pattern.en(), mark -> marks[mark].en(), marks.length));
  }

  private static String fill(String pattern, IntFunction<String> mark, int marks) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      int index = i + 2 < pattern.length() ? pattern.charAt(i + 1) - '0' : -1;
      if (pattern.charAt(i) == '{' && index >= 0 && index < marks && pattern.charAt(i + 2) == '}') {
        filled.append(mark.apply(index));
        i += 2;
      } else {
        filled.append(pattern.charAt(i));
      }
    }
    return filled.toString();
  }
}
