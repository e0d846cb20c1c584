//! People across articles: full names in their spellings, then surnames that one person of the story bears.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use facts::Gender;
use model::{draft::LocalEntity, record::EntityKind};

use super::clusters::Clusters;

/// What the names and roles of one person say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Folded words of each full form; a lone surname is a form of one word.
    pub forms: BTreeSet<Vec<String>>,
    /// Gender by first name or role, where one tells.
    pub gender: Option<Gender>,
    /// Countries that its posts name.
    pub countries: BTreeSet<String>,
    /// Heads of its posts ("minister").
    pub posts: BTreeSet<String>,
}

impl Person {
    /// Reads one article's entity.
    #[must_use]
    pub fn of(entity: &LocalEntity) -> Self {
        let words: Vec<String> = entity.key.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let heads = entity.roles.iter().map(|r| r.head.as_str());
        let by_role = heads.clone().find_map(role_gender);
        let first = words.first().filter(|_| words.len() > 1);
        let by_name = first.and_then(|w| facts::first_name(w)).filter(|g| *g != Gender::Either);
        let posts = heads.filter(|h| facts::role(h).is_some_and(|(r, _)| r.sort == facts::RoleSort::Office));
        Self {
            gender: by_name.or(by_role),
            countries: entity.roles.iter().filter_map(|r| r.country.clone()).collect(),
            posts: posts.map(str::to_owned).collect(),
            forms: BTreeSet::from([words]),
        }
    }

    /// Reads a name alone.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let words: Vec<String> =
            facts::fold(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let first = words.first().filter(|_| words.len() > 1);
        let gender = first.and_then(|w| facts::first_name(w)).filter(|g| *g != Gender::Either);
        Self { gender, forms: BTreeSet::from([words]), ..Self::default() }
    }

    fn join(&mut self, other: &Self) {
        self.forms.extend(other.forms.iter().cloned());
        self.gender = self.gender.or(other.gender);
        self.countries.extend(other.countries.iter().cloned());
        self.posts.extend(other.posts.iter().cloned());
    }

    /// Only a surname is known.
    fn is_short(&self) -> bool {
        self.forms.iter().all(|f| f.len() < 2)
    }
}

fn role_gender(head: &str) -> Option<Gender> {
    match head {
        "spokeswoman" | "congresswoman" | "chairwoman" | "businesswoman" | "queen" | "princess"
        | "daughter" | "wife" | "sister" | "mother" | "widow" | "niece" | "aunt" | "actress"
        | "daughter-in-law" | "baroness" => Some(Gender::Female),
        "spokesman" | "congressman" | "chairman" | "businessman" | "king" | "prince" | "son" | "husband"
        | "brother" | "father" | "nephew" | "uncle" | "actor" | "son-in-law" | "pope" | "sultan" | "emir" => {
            Some(Gender::Male)
        }
        _ => None,
    }
}

/// Whether two may be one person: the rule that says so, or the veto. `Err("")` where nothing speaks for it.
pub fn same_person(a: &Person, b: &Person) -> Result<&'static str, &'static str> {
    let rule = if a.is_short() || b.is_short() { by_surname(a, b)? } else { by_full_names(a, b)? };
    let told = |p: &Person| p.gender.filter(|g| *g != Gender::Either);
    if told(a).zip(told(b)).is_some_and(|(x, y)| x != y) {
        return Err("genders-clash");
    }
    let countries =
        !a.countries.is_empty() && !b.countries.is_empty() && a.countries.is_disjoint(&b.countries);
    let posts = !a.posts.is_empty() && !b.posts.is_empty() && a.posts.is_disjoint(&b.posts);
    // One who changed posts keeps the country, an envoy abroad keeps the post: only both together clash; a
    // surname or another spelling alone has to agree on the country.
    if countries && (posts || rule != "same-name") {
        return Err("countries-clash");
    }
    Ok(rule)
}

fn by_full_names(a: &Person, b: &Person) -> Result<&'static str, &'static str> {
    let full = |p: &Person| p.forms.iter().filter(|f| f.len() > 1).cloned().collect::<Vec<_>>();
    let mut verdict = Err("");
    for x in &full(a) {
        for y in &full(b) {
            match same_full_name(x, y) {
                Ok(rule) => return Ok(rule),
                Err(veto) if !veto.is_empty() => verdict = Err(veto),
                Err(_) => {}
            }
        }
    }
    verdict
}

/// Two full names: equal, one with a middle name more, or one spelled otherwise.
fn same_full_name(a: &[String], b: &[String]) -> Result<&'static str, &'static str> {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return Err("") };
    let (last_a, last_b) = (surname(a), surname(b));
    let generation =
        |w: &[String]| w.last().is_some_and(|l| matches!(l.as_str(), "jr" | "junior" | "ii" | "iii"));
    if a == b {
        return Ok("same-name");
    }
    let surnames = spelled_alike(last_a, last_b);
    if !surnames {
        return Err("");
    }
    if generation(a) != generation(b) {
        return Err("generations-clash");
    }
    let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    let firsts =
        facts::same_first_name(first_a, first_b) || initial(first_a, first_b) || initial(first_b, first_a);
    let near = spelled_alike(first_a, first_b) && !either_known(first_a, first_b);
    if !firsts && !near {
        return Err("first-names-clash");
    }
    if middles_clash(a, b) {
        return Err("middle-names-clash");
    }
    let exact = last_a == last_b && first_a == first_b;
    Ok(if exact { "same-name" } else { "spelled-alike" })
}

/// One is a listed first name: then a letter tells them apart ("Marina", "Martina").
fn either_known(a: &str, b: &str) -> bool {
    facts::first_name(a).is_some() || facts::first_name(b).is_some()
}

/// The last word that is no mark of generation.
fn surname(words: &[String]) -> &str {
    let mark = |w: &&String| !matches!(w.as_str(), "jr" | "sr" | "junior" | "senior" | "ii" | "iii" | "iv");
    words.iter().rev().find(mark).map_or("", String::as_str)
}

/// Equal by sound, or one letter apart where the name is long enough to bear it.
fn spelled_alike(a: &str, b: &str) -> bool {
    let (x, y) = (facts::sound_key(a), facts::sound_key(b));
    x == y || x.len().min(y.len()) > 5 && facts::one_letter_apart(&x, &y)
}

/// Middle names that differ word by word; one who has none clashes with nobody.
fn middles_clash(a: &[String], b: &[String]) -> bool {
    let middle =
        |w: &[String]| w.get(1..w.len().saturating_sub(1)).map(<[String]>::to_vec).unwrap_or_default();
    let short_for = |m: &String, n: &String| m.starts_with(n.as_str()) || n.starts_with(m.as_str());
    middle(a).iter().zip(&middle(b)).any(|(m, n)| !short_for(m, n) && !spelled_alike(m, n))
}

/// A surname alone and a full name, or two surnames.
fn by_surname(a: &Person, b: &Person) -> Result<&'static str, &'static str> {
    let last = |p: &Person| p.forms.iter().map(|f| surname(f).to_owned()).collect::<BTreeSet<_>>();
    let (x, y) = (last(a), last(b));
    if !x.is_disjoint(&y) {
        return Ok("surname-alone");
    }
    let alike = x.iter().any(|m| y.iter().any(|n| facts::sound_key(m) == facts::sound_key(n)));
    if alike { Ok("surname-spelled-alike") } else { Err("") }
}

/// Merges people.
pub(super) fn merge(clusters: &mut Clusters<'_>) {
    let mut people = people(clusters);
    let by_sound = full_names(clusters, &mut people);
    surnames(clusters, &mut people, &by_sound);
}

type People = BTreeMap<usize, Person>;

/// People of one surname that a name is compared with, after the equal names are one: no story has so many, but a list
/// of made-up names may, and each pair that is kept apart is noted.
const NAMESAKES: usize = 100;

/// Clusters that are people, and weak single words that may be.
fn people(clusters: &Clusters<'_>) -> People {
    let single = |e: &LocalEntity| e.kinds.first().is_some_and(|k| k.1 < 0.6) && !e.key.contains(' ');
    (0..clusters.nodes.len())
        .filter(|n| {
            let e = clusters.nodes[*n].entity;
            e.known.is_none() && (e.kind() == EntityKind::Person || single(e))
        })
        .map(|n| (n, Person::of(clusters.nodes[n].entity)))
        .collect()
}

/// Merges full names; gives people by the sound of their surnames.
fn full_names(clusters: &mut Clusters<'_>, people: &mut People) -> BySound {
    let mut by_sound = BySound::default();
    let full: Vec<usize> = people.iter().filter(|(_, p)| !p.is_short()).map(|(n, _)| *n).collect();
    for node in full {
        let Some(person) = people.get(&node).cloned() else { continue };
        let key = person.forms.iter().next().map(|f| facts::sound_key(surname(f))).unwrap_or_default();
        let near = by_sound.near(&key);
        let mut merged = None;
        for other in near.into_iter().take(NAMESAKES) {
            let Some(known) = people.get(&other) else { continue };
            match same_person(known, &person) {
                Ok(rule) if clusters.merge(other, node, rule) => {
                    merged = Some(other);
                    break;
                }
                Err(veto) if !veto.is_empty() => clusters.veto(other, node, veto),
                _ => {}
            }
        }
        match merged {
            Some(other) => {
                people.remove(&node);
                if let Some(known) = people.get_mut(&other) {
                    known.join(&person);
                }
                by_sound.add(&key, other);
            }
            None => by_sound.add(&key, node),
        }
    }
    by_sound
}

/// People by the sound of their surnames.
#[derive(Default)]
struct BySound {
    people: HashMap<String, Vec<usize>>,
    /// Sounds by what is left of them without one letter: two sounds a letter apart share such a rest, so that a
    /// story of thousands of names compares a handful.
    rests: HashMap<String, BTreeSet<String>>,
}

impl BySound {
    fn add(&mut self, key: &str, person: usize) {
        if !self.people.contains_key(key) && key.len() > 4 {
            for rest in rests(key) {
                self.rests.entry(rest).or_default().insert(key.to_owned());
            }
        }
        let all = self.people.entry(key.to_owned()).or_default();
        if !all.contains(&person) {
            all.push(person);
        }
    }

    /// People whose surname sounds the same, then those one letter away, in the order of their sounds.
    fn near(&self, key: &str) -> Vec<usize> {
        let mut found = self.people.get(key).cloned().unwrap_or_default();
        if key.len() > 5 {
            let initial = key.chars().next();
            let rests = rests(key);
            let sounds: BTreeSet<&String> =
                rests.iter().filter_map(|rest| self.rests.get(rest)).flatten().collect();
            let close = |k: &&String| k.chars().next() == initial && facts::one_letter_apart(k, key);
            let all = sounds.into_iter().filter(close).filter_map(|k| self.people.get(k));
            found.extend(all.flatten().copied());
        }
        found
    }
}

/// A sound, and all that is left of it without one of its letters.
fn rests(sound: &str) -> BTreeSet<String> {
    let without = |(at, c): (usize, char)| format!("{}{}", &sound[..at], &sound[at + c.len_utf8()..]);
    sound.char_indices().map(without).chain([sound.to_owned()]).collect()
}

/// Gives lone surnames to the one person of the story who bears them.
fn surnames(clusters: &mut Clusters<'_>, people: &mut People, by_sound: &BySound) {
    let short: Vec<usize> = people.iter().filter(|(_, p)| p.is_short()).map(|(n, _)| *n).collect();
    let mut alone = Alone::of(people);
    for node in short {
        let Some(person) = people.get(&node).cloned() else { continue };
        let word = person.forms.iter().next().map(|f| surname(f).to_owned()).unwrap_or_default();
        let key = facts::sound_key(&word);
        let bearers: Vec<usize> = by_sound.people.get(&key).cloned().unwrap_or_default();
        let mut fits: Vec<(usize, &'static str)> = Vec::new();
        for other in bearers.iter().copied().take(NAMESAKES) {
            match people.get(&other).map(|p| same_person(p, &person)) {
                Some(Ok(rule)) => fits.push((other, rule)),
                Some(Err(veto)) if !veto.is_empty() => clusters.veto(other, node, veto),
                _ => {}
            }
        }
        let shared: Vec<(usize, &'static str)> = fits
            .iter()
            .copied()
            .filter(|(o, _)| people.get(o).is_some_and(|p| !p.posts.is_disjoint(&person.posts)))
            .collect();
        match (fits.as_slice(), shared.as_slice()) {
            ([(one, rule)], _) => _ = clusters.merge(*one, node, rule),
            ([_, _, ..], [(one, _)]) => _ = clusters.merge(*one, node, "surname-and-post"),
            ([(one, _), ..], _) => clusters.veto(*one, node, "surname-of-several"),
            ([], _) if bearers.is_empty() => lone(clusters, &mut alone, &word, node),
            _ => {}
        }
    }
}

/// A word that no full name of the story ends in: the same word elsewhere, or one that a name begins with.
fn lone(clusters: &mut Clusters<'_>, alone: &mut Alone, word: &str, node: usize) {
    let east = facts::first_name(word).is_none_or(|g| g == Gender::Either);
    if let (Some([one]), true) = (alone.firsts.get(word).map(Vec::as_slice), east) {
        clusters.merge(*one, node, "first-word-alone");
        return;
    }
    match alone.met.get(word) {
        Some(other) => _ = clusters.merge(*other, node, "same-name"),
        None => _ = alone.met.insert(word.to_owned(), node),
    }
}

/// What a word alone may stand for.
struct Alone {
    /// People by the first word of their full names, of each word two at most.
    firsts: HashMap<String, Vec<usize>>,
    /// The first node of each word that stood alone.
    met: HashMap<String, usize>,
}

impl Alone {
    fn of(people: &People) -> Self {
        let mut firsts: HashMap<String, Vec<usize>> = HashMap::new();
        for (node, person) in people {
            for form in person.forms.iter().filter(|f| f.len() > 1) {
                let all = firsts.entry(form[0].clone()).or_default();
                if all.len() < 2 && !all.contains(node) {
                    all.push(*node);
                }
            }
        }
        Self { firsts, met: HashMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> Result<&'static str, &'static str> {
        same_person(&Person::named(a), &Person::named(b))
    }

    #[test]
    fn spellings_and_short_forms() {
        assert_eq!(same("Oleksiy Lavrenskyi", "Oleksii Lavrensky"), Ok("spelled-alike"));
        assert_eq!(same("Mike Harlan", "Michael Harlan"), Ok("spelled-alike"));
        assert_eq!(same("Lavrenskiy", "Oleksii Lavrensky"), Ok("surname-spelled-alike"));
    }

    #[test]
    fn clashes() {
        assert_eq!(same("Karen Holm", "Peter Holm"), Err("first-names-clash"));
        assert_eq!(same("Karen A. Holm", "Karen B. Holm"), Err("middle-names-clash"));
        assert_eq!(same("Peter Holm Jr.", "Peter Holm"), Err("generations-clash"));
        assert_eq!(same("Marina Holm", "Martina Holm"), Err("first-names-clash"));
        assert_eq!(same("Ruhollah Khomeini", "Khamenei"), Err(""));
    }
}
