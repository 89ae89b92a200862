//! One message of each kind, written by hand after the tables of the protocol, with every optional field given.
//!
//! It must never be made by the encoder, which is tested against it.

/// A message as JSON, and the paths of those of its fields that may be left out.
pub(crate) type Sample = (&'static str, &'static [&'static str]);

/// The fields with which every `spawn` may say where the component stands.
const PLACEMENT: &[&str] = &["payload.parent", "payload.insertBefore"];
const LINE: &[&str] = &["payload.options.lineColor", "payload.options.lineWidth"];
const SHAPE: &[&str] = &[
    "payload.options.lineColor",
    "payload.options.lineWidth",
    "payload.options.fillColor",
];
const REMOVED: &[&str] = &["payload.options.valueRepresentation"];

#[rustfmt::skip] // One line a message.
pub(crate) const HERO: &[Sample] = &[
    (r#"{"id":0,"component":"system","type":"announce","payload":{"peerId":"p","role":"hero","status":"online","version":"1","timestamp":5,"capabilities":["batch","notice"]}}"#, &["payload.capabilities"]),
    (r#"{"id":0,"component":"global","type":"clearAll"}"#, &[]),
    (r#"{"id":0,"component":"global","type":"notice","payload":{"level":"error","title":"t","message":"m","src":"b"}}"#, &["payload.src"]),
    (r#"{"id":0,"component":"row","type":"spawn","target":"a","payload":{"parent":"p","insertBefore":"q"}}"#, &["payload", "payload.parent", "payload.insertBefore"]),
    (r#"{"id":0,"component":"column","type":"spawn","target":"a","payload":{"parent":"p","insertBefore":"q"}}"#, &["payload", "payload.parent", "payload.insertBefore"]),
    (r#"{"id":0,"component":"viz","type":"spawn","target":"a","payload":{"parent":"p","insertBefore":"q"}}"#, &["payload", "payload.parent", "payload.insertBefore"]),
    (r#"{"id":0,"component":"label","type":"spawn","target":"a","payload":{"text":"t","parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"button","type":"spawn","target":"a","payload":{"text":"t","parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"markdown","type":"spawn","target":"a","payload":{"text":"t","parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"textbox","type":"spawn","target":"a","payload":{"value":"v","placeholder":"h","parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"console","type":"spawn","target":"a","payload":{"showInput":true,"text":"t","scrollback":7,"parent":"p","insertBefore":"q"}}"#, &["payload.scrollback", "payload.parent", "payload.insertBefore"]),
    (r#"{"id":0,"component":"grid","type":"spawn","target":"a","payload":{"numColumns":4,"numRows":3,"parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"canvas","type":"spawn","target":"a","payload":{"width":100,"height":80.5,"parent":"p","insertBefore":"q"}}"#, PLACEMENT),
    (r#"{"id":0,"component":"row","type":"update","target":"a","payload":{"action":"changeParent","options":{"parent":"p","insertBefore":"q"}}}"#, &["payload.options.insertBefore"]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"changeParent","options":{"parent":"root"}}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"remove","target":"a"}"#, &[]),
    (r#"{"id":0,"component":"label","type":"update","target":"a","payload":{"action":"setText","options":{"text":"t"}}}"#, &[]),
    (r#"{"id":0,"component":"button","type":"update","target":"a","payload":{"action":"setText","options":{"text":"t"}}}"#, &[]),
    (r#"{"id":0,"component":"markdown","type":"update","target":"a","payload":{"action":"setText","options":{"text":"t"}}}"#, &[]),
    (r#"{"id":0,"component":"textbox","type":"update","target":"a","payload":{"action":"setValue","options":{"value":"v"}}}"#, &[]),
    (r#"{"id":0,"component":"textbox","type":"update","target":"a","payload":{"action":"setPlaceholder","options":{"placeholder":"h"}}}"#, &[]),
    (r#"{"id":0,"component":"console","type":"update","target":"a","payload":{"action":"append","options":{"text":"t\n"}}}"#, &[]),
    (r#"{"id":0,"component":"console","type":"update","target":"a","payload":{"action":"clear"}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"setColor","options":{"x":1,"y":2,"color":"red"}}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"setColor","options":{"x":1,"y":2,"color":null}}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"setText","options":{"x":1,"y":2,"text":"t"}}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"setText","options":{"x":1,"y":2,"text":null}}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"clearCell","options":{"x":1,"y":2}}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"update","target":"a","payload":{"action":"clear"}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"clear","options":{"bufferId":0}}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"createBuffer","options":{"bufferId":1}}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"destroyBuffer","options":{"bufferId":1}}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawBuffer","options":{"sourceBufferId":1,"targetBufferId":0,"replace":true}}}"#, &["payload.options.replace"]),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawLine","options":{"bufferId":0,"x1":1,"y1":-2,"x2":3.5,"y2":4,"lineColor":"red","lineWidth":2}}}"#, LINE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawRect","options":{"bufferId":0,"x":1,"y":2,"width":3,"height":4,"lineColor":"red","lineWidth":2,"fillColor":"blue"}}}"#, SHAPE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawCircle","options":{"bufferId":0,"cx":1,"cy":2,"radius":3,"lineColor":"red","lineWidth":2,"fillColor":"blue"}}}"#, SHAPE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawEllipse","options":{"bufferId":0,"cx":1,"cy":2,"radiusX":3,"radiusY":4,"lineColor":"red","lineWidth":2,"fillColor":"blue"}}}"#, SHAPE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawPolyline","options":{"bufferId":0,"points":[{"x":0,"y":0},{"x":1,"y":1}],"lineColor":"red","lineWidth":2}}}"#, LINE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawPolygon","options":{"bufferId":0,"points":[{"x":0,"y":0},{"x":1,"y":1},{"x":2,"y":0}],"lineColor":"red","lineWidth":2,"fillColor":"blue"}}}"#, SHAPE),
    (r#"{"id":0,"component":"canvas","type":"update","target":"a","payload":{"action":"drawText","options":{"bufferId":0,"x":1,"y":2,"text":"t","textColor":"red","textSize":12}}}"#, &["payload.options.textColor", "payload.options.textSize"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"int","observableTracked":true,"length":1,"typeName":"i32","more":true,"value":1},"length":1}}}"#,
        &["payload.options.length", "payload.options.valueRepresentation.observableTracked", "payload.options.valueRepresentation.length", "payload.options.valueRepresentation.typeName", "payload.options.valueRepresentation.more"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"list","value":[{"id":"i","type":"set","value":[{"id":"j","type":"float","value":1.0}]},{"type":"truncated","id":"t","value":"…"}]}}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"dict","value":[{"key":{"id":"k","type":"str","value":"a"},"value":{"id":"e","type":"error","value":"no"}}]}}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"object (P)","value":{"x":{"id":"f","type":"bool","value":true},"y":{"id":"r","type":"recursive_ref","value":"loop"}}}}}}"#, &["payload.options.valueRepresentation.value.x", "payload.options.valueRepresentation.value.y", "payload.options.valueRepresentation.value.y.id"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"setitem","variableName":"v","options":{"path":["k",0,true,null,1.5],"valueRepresentation":{"id":"n","type":"int","value":1},"keyRepresentation":{"id":"k","type":"str","value":"a"},"length":2}}}"#, &["payload.options.keyRepresentation", "payload.options.length"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"append","variableName":"v","options":{"path":[3],"valueRepresentation":{"id":"n","type":"int","value":1},"length":4}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"insert","variableName":"v","options":{"path":[0],"valueRepresentation":{"id":"n","type":"int","value":1},"length":4}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"pop","variableName":"v","options":{"path":[3],"valueRepresentation":{"id":"n","type":"int","value":1},"length":3}}}"#, REMOVED),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"remove","variableName":"v","options":{"path":[3],"valueRepresentation":{"id":"n","type":"int","value":1},"length":3}}}"#, REMOVED),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"delitem","variableName":"v","options":{"path":["k"],"valueRepresentation":{"id":"n","type":"int","value":1},"keyRepresentation":{"id":"k","type":"str","value":"a"},"length":3}}}"#, &["payload.options.valueRepresentation", "payload.options.keyRepresentation"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"add_set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"int","value":1},"length":3}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"discard_set","variableName":"v","options":{"path":[],"valueRepresentation":{"id":"n","type":"int","value":1},"length":3}}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"clear","variableName":"v","options":{"path":["a"],"length":0}}}"#, &["payload.options.length"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"removeVariable","variableName":"v","options":{}}}"#, &["payload.options"]),
    (r#"{"id":0,"component":"viz","type":"update","target":"a","payload":{"action":"page","variableName":"v","options":{"path":["a"],"offset":5,"items":[{"id":"n","type":"int","value":1},{"key":{"id":"k","type":"str","value":"a"},"value":{"id":"e","type":"int","value":2}}],"length":7}}}"#, &[]),
];

#[rustfmt::skip] // One line a message.
pub(crate) const SIDEKICK: &[Sample] = &[
    (r#"{"id":0,"component":"system","type":"announce","payload":{"peerId":"p","role":"sidekick","status":"offline","version":"1","timestamp":5,"capabilities":["insertBefore","viz.page"]}}"#, &["payload.capabilities"]),
    (r#"{"id":0,"component":"button","type":"event","src":"a","payload":{"event":"click"}}"#, &[]),
    (r#"{"id":0,"component":"textbox","type":"event","src":"a","payload":{"event":"submit","value":"v"}}"#, &[]),
    (r#"{"id":0,"component":"console","type":"event","src":"a","payload":{"event":"submit","value":"v"}}"#, &[]),
    (r#"{"id":0,"component":"grid","type":"event","src":"a","payload":{"event":"click","x":1,"y":2}}"#, &[]),
    (r#"{"id":0,"component":"canvas","type":"event","src":"a","payload":{"event":"click","x":1.5,"y":2}}"#, &[]),
    (r#"{"id":0,"component":"viz","type":"event","src":"a","payload":{"event":"expand","variableName":"v","path":["a",0],"offset":5,"limit":50}}"#, &[]),
    (r#"{"id":0,"component":"label","type":"error","src":"a","payload":{"message":"m"}}"#, &[]),
];
