use proptest::prelude::*;

use super::*;

fn frame(body: &[u8]) -> Vec<u8> {
    let header = format!("Content-Length: {}\r\n\r\n", body.len());
    [header.as_bytes(), body].concat()
}

fn frames(bytes: &[u8]) -> Vec<Frame> {
    let mut deframer = Deframer::default();
    deframer.push(bytes);
    deframer.collect()
}

fn bodies(bytes: &[u8]) -> Vec<Vec<u8>> {
    let body = |frame| match frame {
        Frame::Body(body) => Some(body),
        Frame::Broken(_) => None,
    };
    frames(bytes).into_iter().filter_map(body).collect()
}

#[test]
fn header_names_are_read_in_any_case() {
    assert_eq!(bodies(b"cOnTeNt-LeNgTh: 2\r\n\r\n{}"), [b"{}"]);
    assert_eq!(
        bodies(b"Content-Type: x\r\ncontent-length:2\r\n\r\n{}"),
        [b"{}"]
    );
    assert_eq!(bodies(b"Content-Length: 2\n\n{}"), [b"{}"]);
}

#[test]
fn what_is_no_length_is_told_once() {
    for length in [
        "",
        "x",
        "-1",
        "+",
        "0x10",
        "1 2",
        "99999999999999999999999",
        "536870913",
    ] {
        let bytes = format!("Content-Length: {length}\r\n\r\n{{\"some\": \"body\"}}");
        let found = frames(&[bytes.as_bytes(), &frame(b"next")].concat());
        assert!(
            matches!(found[..], [Frame::Broken(_), Frame::Body(_)]),
            "{length}: {found:?}"
        );
    }
}

#[test]
fn the_end_of_a_body_before_a_header_is_skipped() {
    assert_eq!(
        bodies(&[b"}}}".as_slice(), &frame(b"next")].concat()),
        [b"next"]
    );
}

#[test]
fn endless_garbage_is_not_kept() {
    let mut deframer = Deframer::default();
    let mut broken = 0;
    for _ in 0..1000 {
        deframer.push(&[b'x'; 1000]);
        broken += deframer.by_ref().count();
    }
    assert_eq!(broken, 1);
    assert!(deframer.buffer.len() <= TAIL);
    deframer.push(&frame(b"next"));
    assert_eq!(deframer.next(), Some(Frame::Body(b"next".to_vec())));
}

#[test]
fn a_header_in_a_text_is_no_header() {
    let mut deframer = Deframer::default();
    deframer.unread(br#"{"text":"Content-Length: 12\r\n"} and Content-Length: many"#);
    assert_eq!(deframer.next(), None);
    deframer.push(&frame(b"next"));
    assert_eq!(deframer.next(), Some(Frame::Body(b"next".to_vec())));
}

#[test]
fn a_partial_body_can_be_looked_at() {
    let mut deframer = Deframer::default();
    deframer.push(b"Content-Length: 4\r\n\r\nne");
    assert_eq!(deframer.next(), None);
    let partial = deframer.take_partial().unwrap();
    assert_eq!(partial, b"ne");
    deframer.keep_waiting(partial);
    deframer.push(b"xt");
    assert_eq!(deframer.next(), Some(Frame::Body(b"next".to_vec())));
    assert_eq!(deframer.take_partial(), None);
}

proptest! {
    #[test]
    fn frames_come_out_however_they_are_cut(
        sent in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..10),
        cuts in prop::collection::vec(1usize..200, 1..20),
    ) {
        let bytes: Vec<u8> = sent.iter().flat_map(|body| frame(body)).collect();
        let mut deframer = Deframer::default();
        let (mut found, mut rest, mut cuts) = (Vec::new(), &bytes[..], cuts.iter().cycle());
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(*cuts.next().unwrap()));
            deframer.push(now);
            found.extend(deframer.by_ref());
            rest = later;
        }
        prop_assert_eq!(found, sent.into_iter().map(Frame::Body).collect::<Vec<_>>());
    }

    #[test]
    fn after_any_garbage_a_frame_is_found(garbage in "[^0-9]{0,300}") {
        let found = bodies(&[garbage.as_bytes(), b"\r\n\r\n", &frame(b"next")].concat());
        prop_assert_eq!(found.last().map(Vec::as_slice), Some(b"next".as_slice()));
    }

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        frames(&bytes);
    }
}
