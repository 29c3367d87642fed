// How the search orders what it finds: pages to read first, letters in other forms of language
// after them, then lists to look up in, and the definitions of measures last.
const LATER = [
  [/^book\/malene\//, 400],
  [/^book\/(om-tallene|oppslag\/(referanser|stikkord|utskrift))$/, 300],
  [/-(en|nn)$/, 200],
];

// Sphinx's own points, and the order above. Sphinx reads the name `Scorer`.
window.Scorer = {
  score: ([page, , , , points]) => points - (LATER.find(([name]) => name.test(page))?.[1] ?? 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
