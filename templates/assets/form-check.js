// What is wrong with the answers of a form, by the same definition, sentences and patterns as the gateway's.
//
//   const check = FormCheck.of(definition);      the JSON of the page
//   check.fields                                 every field, in the order in which they are asked
//   check.clean(values)                          the answers as they are meant, without what is not asked
//   check.isAsked(field, answers)                whether the other answers leave the question standing
//   check.isRequired(field, answers)
//   check.faults(values, files)                  [{field, code, message, severity}]; files: {name: [File, …]}
const FormCheck = (() => {
  "use strict";

  const CODES = new Set(["identity", "credit_code", "phone", "email", "postcode", "document"]);
  const SEVERAL_LINES = new Set(["text", "subject"]);
  const DASHES = /[\u2010-\u2015\u2212\uff0d]/gu;
  const COUNTRY = /^(?:\+|00)86-?(?=1[3-9]\d{9}$|0?\d{2,3}-?\d{7,8}$)/u;
  const UNSEEN = /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
  const CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const CARD_CHECKS = "10X98765432";
  const CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const MEGABYTE = 1000000;

  // --- Numbers that check themselves: GB 11643 and GB 32100 ---

  function cardFault(number) {
    if (!/^\d{17}.$/su.test(number)) return "id-card";
    if (!isDay(number.slice(6, 14))) return "id-card-birthday";
    const total = CARD_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0);
    return number[17] === CARD_CHECKS[total % 11] ? "" : "id-card-check";
  }

  function isDay(text) {
    const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
    const last = year > 0 && month > 0 && month < 13 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 0;
    return day > 0 && day <= last;
  }

  function isCreditCode(code) {
    const digits = Array.from(code, (character) => CREDIT_ALPHABET.indexOf(character));
    if (digits.length !== 18 || digits.includes(-1)) return false;
    let weight = 1;
    let total = 0;
    for (const digit of digits.slice(0, 17)) {
      total += digit * weight;
      weight = (weight * 3) % 31;
    }
    return digits[17] === (31 - (total % 31)) % 31;
  }

  // --- One form ---

  function of(definition) {
    const fields = definition.sections.flatMap((section) => section.fields);
    const byName = new Map(fields.map((field) => [field.name, field]));
    const item = new RegExp(definition.item, "gu");

    const matches = (name, value) => new RegExp(`^(?:${definition.patterns[name]})$`, "u").test(value);
    const holds = (condition, answers) => condition[1].includes(answers[condition[0]] ?? "");
    const isAsked = (field, answers) => !field.only_when || holds(field.only_when, answers);
    const isRequired = (field, answers) =>
      Boolean(field.required) || Boolean(field.required_when && holds(field.required_when, answers));

    function clean(values) {
      const plain = {};
      for (const field of fields) if (field.kind !== "file") plain[field.name] = cleaned(field, values[field.name] ?? "");
      return Object.fromEntries(Object.entries(plain).filter(([name, value]) => value && isAsked(byName.get(name), plain)));
    }

    function cleaned(field, given) {
      let value = given.replace(/\r\n?/gu, "\n").trim();
      if (!CODES.has(field.kind)) return value;
      value = value.normalize("NFKC").replace(DASHES, "-").trim();
      if (field.kind === "email") return value;
      value = value.replace(/\s/gu, "").toUpperCase();
      return field.kind === "phone" ? phone(value) : value;
    }

    function phone(value) {
      const bare = value.replaceAll("(", "").replaceAll(")", "-").replace(COUNTRY, "");
      const digits = bare.replaceAll("-", "");
      return /^1[3-9]\d{9}$/u.test(digits) ? digits : bare;
    }

    function faults(values, files = {}) {
      const answers = clean(values);
      const found = fields.filter((field) => isAsked(field, answers))
        .flatMap((field) => ofField(field, answers, files[field.name] ?? []));
      found.push(...withoutContact(answers, found));
      const places = new Map(fields.map((field, place) => [field.name, place]));
      return found.sort((a, b) => places.get(a.field) - places.get(b.field));
    }

    function withoutContact(answers, found) {
      const { contacts } = definition;
      if (!contacts.length || contacts.some((name) => name in answers)) return [];
      if (found.some((fault) => contacts.includes(fault.field))) return [];
      const labels = contacts.map((name) => byName.get(name).label).join("、");
      return [fault(byName.get(contacts[0]), "contact", { labels })];
    }

    function ofField(field, answers, files) {
      const value = answers[field.name] ?? "";
      if (field.kind === "file" ? !files.length : !value) {
        return isRequired(field, answers) ? [fault(field, "required")] : [];
      }
      return field.kind === "file" ? ofFiles(field, files) : ofValue(field, value, answers);
    }

    function ofValue(field, value, answers) {
      const length = Array.from(value).length;
      const code = textFault(field, value) || lengthFault(field, length) || kindFault(field, value, answers);
      if (code) return [fault(field, code, { least: field.least, most: field.most, length })];
      return field.kind === "subject" ? ofSubject(field, value) : [];
    }

    function textFault(field, value) {
      if (value.includes("\n") && !SEVERAL_LINES.has(field.kind)) return "one-line";
      return UNSEEN.test(value.replace(/[\n\t]/gu, "")) ? "unseen-character" : "";
    }

    function lengthFault(field, length) {
      if (length < (field.least ?? 0)) return "too-short";
      return field.most && length > field.most ? "too-long" : "";
    }

    function kindFault(field, value, answers) {
      switch (field.kind) {
        case "choice": return field.choices.some(([offered]) => offered === value) ? "" : "not-a-choice";
        case "check": return value === "yes" ? "" : "not-a-choice";
        case "identity": return identityFault(value, answers.id_type ?? "");
        case "credit_code": return isCreditCode(value) ? "" : "credit-code";
        default: return !CODES.has(field.kind) || matches(field.kind, value) ? "" : field.kind;
      }
    }

    function identityFault(value, paper) {
      if (paper === "id_card" || !definition.patterns[paper]) return cardFault(value);
      return matches(paper, value) && (value.length !== 18 || !cardFault(value)) ? "" : "id-number";
    }

    function ofSubject(field, value) {
      const found = [];
      const word = definition.vague.find((one) => value.includes(one));
      if (word) found.push(fault(field, "vague", { word }, "warning"));
      if ((value.match(item) ?? []).length >= 2) found.push(fault(field, "several-subjects", {}, "warning"));
      return found;
    }

    function ofFiles(field, files) {
      const found = files.length > 1 ? [fault(field, "file-one")] : [];
      for (const { name, size } of files) {
        const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
        if (!size) found.push(fault(field, "file-empty", { name }));
        else if (field.most && size > field.most) found.push(fault(field, "file-too-large", { name, most: inWords(field.most) }));
        else if (!field.accept.includes(ending === "jpeg" ? "jpg" : ending)) {
          found.push(fault(field, "file-type", { name, accept: field.accept.join("、") }));
        }
      }
      return found;
    }

    function fault(field, code, values = {}, severity = "error") {
      const sentence = definition.sentences[`${code}.${field.kind}`] ?? definition.sentences[code];
      const gaps = { label: field.label, ...values };
      return { field: field.name, code, message: sentence.replace(/\{(\w+)\}/gu, (_, gap) => gaps[gap]), severity };
    }

    return { fields, clean, faults, isAsked, isRequired };
  }

  function inWords(size) {
    return size % MEGABYTE === 0 ? `${size / MEGABYTE} MB` : `${Math.floor(size / 1000)} KB`;
  }

  return { of, inWords };
})();
