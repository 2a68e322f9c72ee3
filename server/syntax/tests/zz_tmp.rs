use cloudgloss_syntax::*;
#[test]
fn t() {
    fn walk(p: &std::path::Path) {
        for e in std::fs::read_dir(p).unwrap().flatten() {
            let p = e.path();
            if p.is_dir() { walk(&p); continue; }
            let Ok(t) = std::fs::read_to_string(&p) else { continue };
            let d = Document::new(&t);
            if d.tree().root_node().has_error() { println!("ERROR {p:?}"); }
            for (_, r, b) in d.iter_blocks() {
                let s = d.slice(r).into_owned();
                if std::panic::catch_unwind(|| segments(b.kind, &s)).is_err() { println!("{p:?} {b:?} {s:?}"); }
            }
        }
    }
    walk(std::path::Path::new("/work/shared/notes/corpus"));
}
