use cloudgloss_syntax::*;
#[test]
fn t() {
    let mut s = String::new();
    fn walk(p: &std::path::Path, s: &mut String) {
        let mut v: Vec<_> = std::fs::read_dir(p).unwrap().flatten().map(|e| e.path()).collect(); v.sort();
        for p in v {
            if p.is_dir() { walk(&p, s); continue; }
            if p.extension().is_none_or(|e| e != "md") { continue }
            s.push_str(&std::fs::read_to_string(&p).unwrap_or_default()); s.push('\n');
        }
    }
    walk(std::path::Path::new("/work/shared/notes/corpus"), &mut s);
    for mb in [1usize, 10] {
        let mut t = s.repeat((mb << 20) / s.len() + 1); t.truncate(t.floor_char_boundary(mb << 20));
        let mut d = Document::new(&t);
        let mut v: Vec<[std::time::Duration; 4]> = vec![];
        for i in 0..200usize {
            let at = t.floor_char_boundary(t.len() / 200 * (i * 77 % 200));
            v.push(d.timed(&TextEdit::insert(at, "x")));
            v.push(d.timed(&TextEdit::delete(TextRange::new(at, at + 1))));
        }
        for k in 0..4 { let mut w: Vec<_> = v.iter().map(|x| x[k]).collect(); w.sort(); println!("{mb} MB part {k}: p50 {:?} p95 {:?}", w[200], w[380]); }
    }
}
