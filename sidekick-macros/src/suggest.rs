//! Finds the name that was probably meant, and words lists of names.
//!
//! It must not guess wildly: a name that is not close to any candidate has no suggestion.

/// The candidate that is closest to `name`, if one is close enough to be a slip of the fingers.
pub(crate) fn closest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = name.to_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&name, &candidate.to_lowercase()), candidate))
        // A name of which nothing is left would be "close" to every short candidate.
        .filter(|&(distance, candidate)| {
            distance <= allowed && distance < candidate.chars().count()
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b` and `c` ``.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How many letters have to be inserted, deleted, replaced or swapped with their neighbour to get from `a` to `b`
/// (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let replaced = last[j] + usize::from(a[i] != b[j]);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            if swapped {
                row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{closest, distance, list};

    #[test]
    fn distance_counts_single_slips() {
        assert_eq!(distance("label", "label"), 0);
        assert_eq!(distance("lable", "label"), 1);
        assert_eq!(distance("labl", "label"), 1);
        assert_eq!(distance("labels", "label"), 1);
        assert_eq!(distance("", "label"), 5);
        assert_eq!(distance("row", "column"), 5);
    }

    #[test]
    fn only_a_near_name_is_suggested() {
        let names = ["Label", "Button", "Row"];
        assert_eq!(closest("Lable", names), Some("Label"));
        assert_eq!(closest("buton", names), Some("Button"));
        assert_eq!(closest("ROW", names), Some("Row"));
        assert_eq!(closest("Slider", names), None);
        assert_eq!(closest("x", names), None);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list([]), "");
        assert_eq!(list(["a"]), "`a`");
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
